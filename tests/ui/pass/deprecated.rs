//! What the document deprecates warns where it is used, and never from inside of generated code.
#![deny(warnings)]

formwork::openapi! {
    spec = "spec/pets.json",
    operations = [UpdatePet, DeletePet, "pets/get" as GetPet],
}

use formwork::Operation as _;
use update_pet::Collar;

fn main() {
    let update = UpdatePet::new("1").name("Rex").collar(Collar::new());
    assert_eq!(update.clone().request().unwrap().body(), b"name=Rex");
    assert_eq!(format!("{:?}", Collar::default()), "Collar { colors: None, bell: None }");

    #[expect(deprecated, reason = "the setter is")]
    let update = update.title("Sir");
    #[expect(deprecated, reason = "the field is")]
    let title = update.title;
    assert_eq!(title.as_deref(), Some("Sir"));
    #[expect(deprecated, reason = "the type and its setter are")]
    let harness = update_pet::Harness::new().kind(formwork::Open::other("step-in"));
    #[expect(deprecated, reason = "the type is")]
    let kind = harness.clone().kind.map(|kind| kind == update_pet::harness::Kind::StepIn);
    assert_eq!(kind, Some(true));
    #[expect(deprecated, reason = "the setter is")]
    let update = UpdatePet::new("1").harness(harness);
    assert_eq!(update.request().unwrap().body(), b"harness[kind]=step-in");

    #[expect(deprecated, reason = "the operation is")]
    let delete = DeletePet::new("1");
    assert_eq!(delete.request().unwrap().method(), "DELETE");

    let pet = GetPet::new("1")
        .response(http::Response::new(br#"{"id":"1","title":"Sir","children":[],"marks":[{"color":"red"}]}"#))
        .unwrap();
    assert_eq!(pet.clone(), pet);
    #[expect(deprecated, reason = "the field is")]
    let title = pet.title;
    assert_eq!(title.as_deref(), Some("Sir"));
    assert_eq!(format!("{:?}", pet.marks), "Some([Mark { color: Some(Red), extra: {} }])");
}
