//! What clients are told of an operation: its servers, and who may call it.

use quote::ToTokens;

use crate::support::{Compiled, compile_all};

/// What the operation at this path is described by, without spaces.
fn description(compiled: &Compiled, path: &str) -> String {
    assert_eq!(compiled.problems, [] as [&str; 0]);
    let text: String = compiled.file.to_token_stream().to_string().split_whitespace().collect();
    let all = text.split("description!{").skip(1).filter_map(|rest| rest.split_once("}}"));
    let found: Vec<&str> =
        all.map(|(all, _)| all).filter(|all| all.contains(&format!("\"{path}\""))).collect();
    assert_eq!(found.len(), 1, "{path}: {text}");
    found[0].to_owned()
}

/// A document of two paths, the first with one operation's own members, and one that says nothing.
fn document(root: &str, item: &str, operation: &str, schemes: &str) -> Compiled {
    let responses = r#""responses": {}"#;
    compile_all(format!(
        r#"{{"openapi": "3.0.3", "info": {{"title": "Test", "version": "1.5"}}, {root} "paths": {{
            "/own": {{{item} "get": {{"operationId": "Own", {operation} {responses}}}}},
            "/other": {{"get": {{"operationId": "Other", {responses}}}}}}},
            "components": {{"securitySchemes": {{{schemes}}}}}}}"#
    ))
}

#[test]
fn nothing_is_said() {
    let compiled = document("", "", "", "");
    assert_eq!(description(&compiled, "/own"), r#""Own",GET"/own","1.5",servers:[],"#);
}

#[test]
fn the_nearest_servers_count() {
    let servers = |url: &str| format!(r#""servers": [{{"url": "https://{url}.example.com"}}],"#);
    let at = |compiled: &Compiled, path: &str| {
        let all = description(compiled, path);
        all.split_once("servers:[").unwrap().1.trim_end_matches("],").to_owned()
    };
    let (root, item, operation) = (servers("root"), servers("item"), servers("operation"));
    let compiled = document(&root, &item, &operation, "");
    let beside = r#""https://operation.example.com"],document:["https://root.example.com""#;
    assert_eq!(at(&compiled, "/own"), beside);
    assert_eq!(at(&compiled, "/other"), r#""https://root.example.com""#);
    let beside = r#""https://item.example.com"],document:["https://root.example.com""#;
    assert_eq!(at(&document(&root, &item, "", ""), "/own"), beside);
    assert_eq!(at(&document("", &item, "", ""), "/own"), r#""https://item.example.com"],document:["#);
    // The same servers once more are the document's own.
    assert_eq!(at(&document(&root, &root, "", ""), "/own"), r#""https://root.example.com""#);
    assert_eq!(at(&document(&root, r#""servers": [],"#, "", ""), "/own"), r#""https://root.example.com""#);
    let variables = r#""servers": [{"url": "https://{a}.example.com/{b}", "variables":
        {"a": {"default": "x", "enum": ["x", "y"]}, "b": {"default": ""}}}, {"url": "/"}],"#;
    let expected = r#""https://{a}.example.com/{b}"{"a":"x"["x","y"],"b":""[]},"/""#;
    assert_eq!(at(&document(variables, "", "", ""), "/own"), expected);
}

#[test]
fn security_is_alternatives_of_schemes() {
    let schemes = r##""token": {"type": "http", "scheme": "Bearer"}, "user": {"type": "http", "scheme": "basic"},
        "key": {"type": "apiKey", "in": "header", "name": "X-Key"}, "query": {"type": "apiKey", "in": "query", "name": "k"},
        "cookie": {"type": "apiKey", "in": "cookie", "name": "c"}, "oauth": {"type": "oauth2", "flows": {}},
        "cert": {"type": "mutualTLS"}, "same": {"$ref": "#/components/securitySchemes/token"},
        "circle": {"$ref": "#/components/securitySchemes/circle"}"##;
    let at = |root: &str, own: &str, path: &str| {
        let all = description(&document(root, "", own, schemes), path);
        all.split_once("servers:[],").unwrap().1.to_owned()
    };
    let root = r#""security": [{"token": []}, {"key": [], "user": []}],"#;
    let of_root = r#"security:[["token":Bearer],["key":Header("X-Key"),"user":Basic]],"#;
    assert_eq!(at(root, "", "/own"), of_root);
    assert_eq!(at(root, r#""security": [],"#, "/own"), "security:[],");
    assert_eq!(at(root, r#""security": [],"#, "/other"), of_root);
    let all = r#""security": [{}, {"query": [], "cookie": []}, {"oauth": ["read"]}, {"same": []}],"#;
    let expected =
        r#"security:[[],["query":Query("k"),"cookie":Cookie("c")],["oauth":Bearer],["same":Bearer]],"#;
    assert_eq!(at("", all, "/own"), expected);
    let odd = r#""security": [{"cert": []}, {"circle": []}, {"missing": []}],"#;
    assert_eq!(at("", odd, "/own"), r#"security:[["cert":Other],["circle":Other],["missing":Other]],"#);
}

/// What is wrong with these is no reason to refuse an operation.
#[test]
fn mistakes_are_passed_over() {
    for root in [
        r#""servers": 5, "security": 5,"#,
        r#""servers": [5, {}, {"url": 5}], "security": [5],"#,
        r#""servers": {"url": "/"}, "security": {"token": []},"#,
    ] {
        let all = description(&document(root, "", "", ""), "/own");
        assert_eq!(all, r#""Own",GET"/own","1.5",servers:[],"#);
    }
}
