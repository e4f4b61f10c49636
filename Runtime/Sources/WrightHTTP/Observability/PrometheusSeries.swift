import CoreMetrics
import Synchronization

/// One combination of label values under one name.
protocol PrometheusSeries: AnyObject, Sendable {
    /// Appends the lines of the series.
    func write(name: String, labels: String, to text: inout String)
}

/// A counter or a gauge: one number.
final class PrometheusNumber: PrometheusSeries, CounterHandler, FloatingPointCounterHandler, MeterHandler,
    RecorderHandler
{
    private let value = Mutex(0.0)

    func increment(by amount: Int64) { value.withLock { $0 += Double(amount) } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func set(_ amount: Int64) { value.withLock { $0 = Double(amount) } }
    func set(_ amount: Double) { value.withLock { $0 = amount } }
    func record(_ amount: Int64) { set(amount) }
    func record(_ amount: Double) { set(amount) }
    func reset() { value.withLock { $0 = 0 } }

    func write(name: String, labels: String, to text: inout String) {
        text += "\(name)\(PrometheusText.braced(labels)) \(PrometheusText.number(value.withLock { $0 }))\n"
    }
}

/// A distribution: how many values were at most each bound, their sum and their number.
final class PrometheusHistogram: PrometheusSeries, TimerHandler, RecorderHandler {
    /// Bounds for durations, in seconds.
    static let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    /// Bounds for numbers of things.
    static let sizes = [1.0, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000, 100_000]

    private struct Counts {
        var inBucket: [Int]
        var sum = 0.0
        var count = 0
    }

    private let bounds: [Double]
    private let counts: Mutex<Counts>

    init(bounds: [Double]) {
        self.bounds = bounds
        counts = Mutex(Counts(inBucket: Array(repeating: 0, count: bounds.count)))
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        let bucket = bounds.firstIndex { value <= $0 }
        counts.withLock { counts in
            if let bucket { counts.inBucket[bucket] += 1 }
            counts.sum += value
            counts.count += 1
        }
    }

    func write(name: String, labels: String, to text: inout String) {
        let counts = counts.withLock { $0 }
        var below = 0
        for (bound, count) in zip(bounds, counts.inBucket) {
            below += count
            let bucket = PrometheusText.braced(labels, and: ("le", PrometheusText.number(bound)))
            text += "\(name)_bucket\(bucket) \(below)\n"
        }
        text += "\(name)_bucket\(PrometheusText.braced(labels, and: ("le", "+Inf"))) \(counts.count)\n"
        text += "\(name)_sum\(PrometheusText.braced(labels)) \(PrometheusText.number(counts.sum))\n"
        text += "\(name)_count\(PrometheusText.braced(labels)) \(counts.count)\n"
    }
}
