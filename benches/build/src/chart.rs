//! A plot as SVG, with logarithmic axes, in colours that can be seen on light and on dark.

use std::fmt::Write as _;

/// A line through points.
pub(crate) struct Series {
    name: &'static str,
    colour: &'static str,
    points: Vec<(f64, f64)>,
}

impl Series {
    pub(crate) fn new(name: &'static str, colour: &'static str, points: Vec<(f64, f64)>) -> Self {
        Self { name, colour, points }
    }
}

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 400.0;
const LEFT: f64 = 80.0;
const RIGHT: f64 = 30.0;
const TOP: f64 = 20.0;
const BOTTOM: f64 = 50.0;
const GREY: &str = "#808080";

/// Powers of ten, from one end of the picture to the other.
struct Axis {
    low: i32,
    high: i32,
    from: f64,
    to: f64,
}

impl Axis {
    fn new(values: impl Iterator<Item = f64>, from: f64, to: f64) -> Self {
        let powers: Vec<f64> = values.filter(|value| *value > 0.0).map(f64::log10).collect();
        let low = powers.iter().copied().fold(f64::INFINITY, f64::min).floor();
        let high = powers.iter().copied().fold(f64::NEG_INFINITY, f64::max).ceil();
        let (low, high) = if powers.is_empty() { (0, 1) } else { (exponent(low), exponent(high)) };
        Self { low, high: high.max(low + 1), from, to }
    }

    fn place(&self, value: f64) -> f64 {
        let part = (value.log10() - f64::from(self.low)) / f64::from(self.high - self.low);
        self.from + part * (self.to - self.from)
    }

    fn ticks(&self) -> impl Iterator<Item = f64> {
        (self.low..=self.high).map(|power| 10_f64.powi(power))
    }
}

/// A whole number between -300 and 300, as all exponents of floats are.
#[allow(clippy::cast_possible_truncation)]
fn exponent(power: f64) -> i32 {
    power as i32
}

/// Draws all series into one picture.
pub(crate) fn plot(below: &str, beside: &str, series: &[Series]) -> String {
    let points = || series.iter().flat_map(|series| series.points.iter());
    let across = Axis::new(points().map(|point| point.0), LEFT, WIDTH - RIGHT);
    let up = Axis::new(points().map(|point| point.1), HEIGHT - BOTTOM, TOP);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" \
         font-size=\"13\" fill=\"{GREY}\">\n"
    );
    for tick in across.ticks() {
        let x = across.place(tick);
        line(&mut svg, (x, TOP), (x, HEIGHT - BOTTOM));
        text(&mut svg, (x, HEIGHT - BOTTOM + 18.0), "middle", &tick.to_string());
    }
    for tick in up.ticks() {
        let y = up.place(tick);
        line(&mut svg, (LEFT, y), (WIDTH - RIGHT, y));
        text(&mut svg, (LEFT - 8.0, y + 4.0), "end", &tick.to_string());
    }
    text(&mut svg, (f64::midpoint(LEFT, WIDTH - RIGHT), HEIGHT - 10.0), "middle", below);
    let middle = f64::midpoint(TOP, HEIGHT - BOTTOM);
    let _ = writeln!(
        svg,
        "<text transform=\"translate(16 {middle}) rotate(-90)\" text-anchor=\"middle\">{beside}</text>"
    );
    for (Series { name, colour, points }, number) in series.iter().zip(1_u32..) {
        let places: Vec<(f64, f64)> = points.iter().map(|(x, y)| (across.place(*x), up.place(*y))).collect();
        let _ = writeln!(svg, "<g fill=\"{colour}\" stroke=\"none\">");
        let path: Vec<String> = places.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
            path.join(" ")
        );
        for (x, y) in places {
            let _ = writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\"/>");
        }
        text(&mut svg, (LEFT + 12.0, TOP + 18.0 * f64::from(number)), "start", name);
        svg.push_str("</g>\n");
    }
    svg + "</svg>\n"
}

fn line(svg: &mut String, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
    let _ = writeln!(
        svg,
        "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"{GREY}\" stroke-opacity=\"0.3\"/>"
    );
}

fn text(svg: &mut String, (x, y): (f64, f64), anchor: &str, text: &str) {
    let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{text}</text>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_times_as_much_is_as_far_everywhere() {
        let axis = Axis::new([3.0, 700.0].into_iter(), 0.0, 300.0);
        assert!((axis.place(10.0) - 100.0).abs() < 1e-9 && (axis.place(100.0) - 200.0).abs() < 1e-9);
        let svg = plot("x", "y", &[Series::new("s", "red", vec![(1.0, 2.0), (100.0, 40.0)])]);
        assert_eq!(svg.matches("<circle").count(), 2);
    }
}
