/// How Prometheus writes names, labels and numbers.
enum PrometheusText {
    /// A name of letters, digits and `_`.
    static func name(_ label: String) -> String {
        let name = String(
            label.unicodeScalars.map { scalar -> Character in
                let isAllowed =
                    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                return isAllowed ? Character(scalar) : "_"
            }
        )
        return name.first.map { $0.isNumber } ?? true ? "_\(name)" : name
    }

    /// The name of a counter ends in `_total`.
    static func counterName(_ label: String) -> String {
        let name = name(label)
        return name.hasSuffix("_total") ? name : "\(name)_total"
    }

    /// The name of a duration ends in its unit, `_seconds`.
    static func timerName(_ label: String) -> String {
        let name = name(label)
        return name.hasSuffix("_seconds") ? name : "\(name)_seconds"
    }

    /// `method="GET",route="/tickets"`, in the order of the names.
    static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.sorted { $0.0 < $1.0 }
            .map { "\(name($0.0))=\"\(escaped($0.1))\"" }
            .joined(separator: ",")
    }

    /// The labels in braces, with one more where it is given; nothing where there are none.
    static func braced(_ labels: String, and more: (name: String, value: String)? = nil) -> String {
        let all = [labels, more.map { "\($0.name)=\"\(escaped($0.value))\"" } ?? ""].filter { !$0.isEmpty }
        return all.isEmpty ? "" : "{\(all.joined(separator: ","))}"
    }

    /// A number without a superfluous fraction.
    static func number(_ value: Double) -> String {
        if let whole = Int(exactly: value) { return String(whole) }
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return "\(value)"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
