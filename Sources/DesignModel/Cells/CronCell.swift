import Diagnostics

extension Findings {
    /// Reads `0 2 * * 1-5`: minute, hour, day, month, weekday, each `*`, a number, `a-b`, a list, with `/step`.
    func readCron(_ code: Located<String>) -> CronSchedule? {
        let ranges = [0...59, 0...23, 1...31, 1...12, 0...7]
        let text = SpannedText(code)
        let fields = text.split(text.all, at: " ").filter { !$0.isEmpty }
        guard fields.count == 5 else {
            workerSyntax(
                "A cron expression has five fields, and here are \(fields.count)",
                at: code.span,
                help: "Write minute, hour, day, month and weekday: `0 2 * * 1-5`."
            )
            return nil
        }
        var values: [[Int]] = []
        for (field, range) in zip(fields, ranges) {
            guard let found = Self.cronValues(text.text(field), in: range) else {
                workerSyntax(
                    "`\(text.text(field))` is no field of a cron expression",
                    at: text.located(field).span,
                    help: "Write `*`, numbers from \(range.lowerBound) to \(range.upperBound), `a-b` or `*/n`."
                )
                return nil
            }
            values.append(found)
        }
        let weekdays = Set(values[4].map { $0 % 7 }).sorted()
        return CronSchedule(
            text: code.value,
            minutes: values[0],
            hours: values[1],
            days: values[2],
            months: values[3],
            weekdays: weekdays
        )
    }

    private static func cronValues(_ text: String, in range: ClosedRange<Int>) -> [Int]? {
        var found: Set<Int> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let halves = part.split(separator: "/", omittingEmptySubsequences: false)
            guard let first = halves.first, halves.count <= 2 else { return nil }
            let step = halves.count == 2 ? Int(halves[1]) : 1
            let bounds = first.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            let values: ClosedRange<Int>
            if first == "*" {
                values = range
            } else if bounds.count == 1, let only = bounds[0], range.contains(only) {
                values = only...(halves.count == 2 ? range.upperBound : only)
            } else if bounds.count == 2, let low = bounds[0], let high = bounds[1], low <= high, range.contains(low),
                range.contains(high)
            {
                values = low...high
            } else {
                return nil
            }
            guard let step, step > 0 else { return nil }
            found.formUnion(stride(from: values.lowerBound, through: values.upperBound, by: step))
        }
        return found.sorted()
    }
}
