import CoreMetrics
import Synchronization

/// Keeps the figures of a service and gives them out as Prometheus text.
///
/// A metrics factory for swift-metrics: counters, gauges, recorders and timers of every library end up here. Each name
/// holds a bounded number of series, so that a label with too many values cannot use up the memory; what is beyond is
/// counted in `metrics_dropped_series_total`.
public final class PrometheusRegistry: MetricsFactory {
    /// What a family of series is.
    enum Kind: String {
        case counter, gauge, histogram
    }

    struct Family {
        let kind: Kind
        var series: [String: any PrometheusSeries] = [:]
    }

    private struct State {
        var families: [String: Family] = [:]
        var dropped = 0
    }

    private let seriesPerFamily: Int
    private let state = Mutex(State())

    /// A registry without series.
    ///
    /// - Parameter seriesPerFamily: How many combinations of label values one name may have.
    public init(seriesPerFamily: Int = 2_000) {
        self.seriesPerFamily = seriesPerFamily
    }

    /// Every series in the text format of Prometheus, version 0.0.4, in the order of their names.
    public var text: String {
        let (families, dropped) = state.withLock { ($0.families, $0.dropped) }
        var lines = ""
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            lines += "# TYPE \(name) \(family.kind.rawValue)\n"
            for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
                series.write(name: name, labels: labels, to: &lines)
            }
        }
        lines += "# TYPE metrics_dropped_series_total counter\nmetrics_dropped_series_total \(dropped)\n"
        return lines
    }

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(PrometheusText.counterName(label), dimensions, .counter) { PrometheusNumber() }
    }

    public func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        series(PrometheusText.counterName(label), dimensions, .counter) { PrometheusNumber() }
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(PrometheusText.name(label), dimensions, .gauge) { PrometheusNumber() }
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        guard aggregate else { return series(PrometheusText.name(label), dimensions, .gauge) { PrometheusNumber() } }
        return series(PrometheusText.name(label), dimensions, .histogram) {
            PrometheusHistogram(bounds: PrometheusHistogram.sizes)
        }
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(PrometheusText.timerName(label), dimensions, .histogram) {
            PrometheusHistogram(bounds: PrometheusHistogram.seconds)
        }
    }

    // A series stays when its handle goes: counters of a finished request must not vanish.
    public func destroyCounter(_: any CounterHandler) {}
    public func destroyFloatingPointCounter(_: any FloatingPointCounterHandler) {}
    public func destroyMeter(_: any MeterHandler) {}
    public func destroyRecorder(_: any RecorderHandler) {}
    public func destroyTimer(_: any TimerHandler) {}

    /// The series of a name and its labels; one that is not kept where there are too many, or the name means another kind.
    private func series<Series: PrometheusSeries>(
        _ name: String,
        _ dimensions: [(String, String)],
        _ kind: Kind,
        make: () -> Series
    ) -> Series {
        let labels = PrometheusText.labels(dimensions)
        return state.withLock { state in
            var family = state.families[name] ?? Family(kind: kind)
            if family.kind == kind, let known = family.series[labels] as? Series { return known }
            let new = make()
            guard family.kind == kind, family.series.count < seriesPerFamily, family.series[labels] == nil else {
                state.dropped += 1
                return new
            }
            family.series[labels] = new
            state.families[name] = family
            return new
        }
    }
}
