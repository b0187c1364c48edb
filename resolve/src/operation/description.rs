//! Describes servers and security of operations. Mistakes there are ignored and refuse nothing, because only clients
//! use them, and clients report a missing setting.

use std::rc::Rc;

use formwork_openapi::{Kind, Node, OrderedMap, Reader, Site};

use crate::model::{Description, Requirement, Scheme, SchemeKind, Server, Variable};
use crate::operation::selection::Selected;

/// Reads descriptions of operations. Caches the settings of the document.
pub(crate) struct Describer<'d> {
    root: Node<'d>,
    /// The settings of the whole document, read with the first operation.
    of_all: Option<OfAll>,
    /// Cache of the security schemes, by name.
    kinds: OrderedMap<String, SchemeKind>,
}

#[derive(Clone)]
struct OfAll {
    version: String,
    servers: Rc<[Server]>,
    security: Option<Rc<[Requirement]>>,
}

impl<'d> Describer<'d> {
    pub(crate) fn new(root: &Node<'d>) -> Self {
        Self { root: root.clone(), of_all: None, kinds: OrderedMap::default() }
    }

    pub(crate) fn describe(&mut self, selected: &Selected<'d>, reader: &mut Reader<'d>) -> Description {
        let OfAll { version, servers, security } = self.of_all(selected, reader);
        let operation = &selected.operation;
        let own = std::iter::once(&operation.node).chain(operation.path_items.iter().rev());
        let own = own.filter_map(|node| node.member("servers")).map(|node| read_servers(&node));
        let own = own.map(Rc::from).find(|own: &Rc<[Server]>| !own.is_empty() && *own != servers);
        let (servers, document_servers) = match own {
            Some(own) => (own, Some(servers)),
            None => (servers, None),
        };
        let own = operation.node.member("security");
        let own = own.and_then(|own| self.requirements(&own, selected, reader));
        let id = operation.id.as_deref().unwrap_or_default().to_owned();
        let (path, security) = (operation.path.to_string(), own.or(security));
        Description { id, path, version, servers, document_servers, security }
    }

    fn of_all(&mut self, selected: &Selected<'d>, reader: &mut Reader<'d>) -> OfAll {
        if let Some(known) = &self.of_all {
            return known.clone();
        }
        let root = self.root.clone();
        let version = root.member("info").and_then(|info| info.member("version")?.string());
        let servers = root.member("servers").map(|servers| read_servers(&servers));
        let security = root.member("security").and_then(|all| self.requirements(&all, selected, reader));
        let of_all = OfAll {
            version: version.unwrap_or_default(),
            servers: servers.unwrap_or_default().into(),
            security,
        };
        self.of_all.insert(of_all).clone()
    }

    /// The alternative requirements, each with the schemes that it needs together. `None` if they are malformed. An
    /// empty list is different: it allows anonymous access.
    fn requirements(
        &mut self,
        security: &Node<'d>,
        selected: &Selected<'d>,
        reader: &mut Reader<'d>,
    ) -> Option<Rc<[Requirement]>> {
        let alternatives = security.elements();
        let mut requirements = Vec::new();
        for alternative in alternatives.iter().filter(|alternative| alternative.kind() == Kind::Object) {
            let names = alternative.members().into_iter().map(|(name, _)| name.into_owned());
            let schemes = names.map(|name| {
                let kind = self.kind(&name, selected, reader);
                Scheme { name, kind }
            });
            requirements.push(Requirement(schemes.collect()));
        }
        let is_said = security.kind() == Kind::Array && (alternatives.is_empty() || !requirements.is_empty());
        is_said.then(|| requirements.into())
    }

    fn kind(&mut self, name: &str, selected: &Selected<'d>, reader: &mut Reader<'d>) -> SchemeKind {
        if let Some(known) = self.kinds.get(name) {
            return known.clone();
        }
        let schemes = self.root.member("components").and_then(|all| all.member("securitySchemes"));
        let found = schemes.and_then(|schemes| schemes.member(name));
        let scheme = found.and_then(|node| reader.follow(&Site { node, span: selected.span }));
        let kind = scheme.map_or(SchemeKind::Other, |scheme| read_kind(&scheme.node));
        self.kinds.insert(name.to_owned(), kind.clone());
        kind
    }
}

fn read_kind(scheme: &Node<'_>) -> SchemeKind {
    let text = |name: &str| scheme.member(name).and_then(|node| node.string());
    let kind = match text("type").as_deref() {
        // Their access tokens are sent as bearer tokens (RFC 6750).
        Some("oauth2" | "openIdConnect") => Some(SchemeKind::Bearer),
        // Names of HTTP authentication schemes are case-insensitive (RFC 9110 section 11.1).
        Some("http") => match text("scheme").map(|scheme| scheme.to_ascii_lowercase()).as_deref() {
            Some("bearer") => Some(SchemeKind::Bearer),
            Some("basic") => Some(SchemeKind::Basic),
            _ => None,
        },
        Some("apiKey") => match (text("in").as_deref(), text("name")) {
            (Some("header"), Some(name)) => Some(SchemeKind::Header(name)),
            (Some("query"), Some(name)) => Some(SchemeKind::Query(name)),
            (Some("cookie"), Some(name)) => Some(SchemeKind::Cookie(name)),
            _ => None,
        },
        _ => None,
    };
    kind.unwrap_or(SchemeKind::Other)
}

fn read_servers(servers: &Node<'_>) -> Vec<Server> {
    let server = |node: Node<'_>| {
        let variables = node.member("variables").map(|all| all.members()).unwrap_or_default();
        let variables = variables.into_iter().map(|(name, variable)| Variable {
            name: name.into_owned(),
            default: variable.member("default").and_then(|node| node.string()).unwrap_or_default(),
            values: variable
                .member("enum")
                .map(|values| values.elements().iter().filter_map(Node::string).collect())
                .unwrap_or_default(),
        });
        Some(Server { url: node.member("url")?.string()?, variables: variables.collect() })
    };
    servers.elements().into_iter().filter_map(server).collect()
}
