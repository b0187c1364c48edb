//! One name of the user's own for two values.

formwork::openapi! {
    spec = "spec/clash.json",
    operations = [CreateTrip as Create],
    rename = {
        "#/paths/~1trips/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/by/enum/1": Rail,
        "#/paths/~1trips/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/by/enum/2": Rail,
    },
}

fn main() {
    let _ = Create::new();
}
