import CoreMetrics
import Testing

@testable import WrightHTTP

struct PrometheusTests {
    @Test func countersGaugesAndDistributionsAreWritten() {
        let registry = PrometheusRegistry()
        registry.makeCounter(label: "jobs.done", dimensions: [("b", "x\"y\\z\n"), ("a", "1")]).increment(by: 3)
        registry.makeFloatingPointCounter(label: "bytes_total", dimensions: []).increment(by: 1.5)
        let gauge = registry.makeMeter(label: "1open", dimensions: [])
        gauge.set(Int64(5))
        gauge.decrement(by: 2)
        let timer = registry.makeTimer(label: "wait", dimensions: [("q", "a")])
        timer.recordNanoseconds(2_000_000)
        timer.recordNanoseconds(30_000_000_000)
        let lines = registry.text.split(separator: "\n").map(String.init)
        #expect(lines.contains(#"jobs_done_total{a="1",b="x\"y\\z\n"} 3"#))
        #expect(lines.contains("bytes_total 1.5"))
        #expect(lines.contains("_1open 3"))
        #expect(lines.contains(#"wait_seconds_bucket{q="a",le="0.001"} 0"#))
        #expect(lines.contains(#"wait_seconds_bucket{q="a",le="0.0025"} 1"#))
        #expect(lines.contains(#"wait_seconds_bucket{q="a",le="10"} 1"#))
        #expect(lines.contains(#"wait_seconds_bucket{q="a",le="+Inf"} 2"#))
        #expect(lines.contains(#"wait_seconds_sum{q="a"} 30.002"#))
        #expect(lines.contains(#"wait_seconds_count{q="a"} 2"#))
        #expect(lines.filter { $0 == "# TYPE wait_seconds histogram" }.count == 1)
    }

    @Test func theSameNameAndLabelsAreOneSeries() {
        let registry = PrometheusRegistry()
        for _ in 0..<3 { registry.makeCounter(label: "n", dimensions: [("a", "1"), ("b", "2")]).increment(by: 1) }
        registry.makeCounter(label: "n", dimensions: [("b", "2"), ("a", "1")]).increment(by: 1)
        #expect(registry.text.contains(#"n_total{a="1",b="2"} 4"#))
    }

    @Test func theNumberOfSeriesIsBounded() {
        let registry = PrometheusRegistry(seriesPerFamily: 10)
        for number in 0..<100 {
            registry.makeCounter(label: "n", dimensions: [("a", "\(number)")]).increment(by: 1)
        }
        #expect(registry.text.split(separator: "\n").filter { $0.hasPrefix("n_total{") }.count == 10)
        #expect(registry.text.contains("metrics_dropped_series_total 90"))
    }

    @Test func aNameThatMeansAnotherKindIsDropped() {
        let registry = PrometheusRegistry()
        registry.makeMeter(label: "n_total", dimensions: []).set(Int64(7))
        registry.makeCounter(label: "n", dimensions: []).increment(by: 1)
        #expect(registry.text.contains("n_total 7"))
        #expect(registry.text.contains("metrics_dropped_series_total 1"))
    }
}
