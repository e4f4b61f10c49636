import Foundation

extension FieldRule where Value == Bool {
    /// `true` or `false`.
    public static var boolean: FieldRule {
        FieldRule(
            standIn: false,
            fromJSON: { json in
                guard case .bool(let value) = json else {
                    return .failure(FieldErrors(.type, "must be true or false, not \(json.kind)"))
                }
                return .success(value)
            },
            fromText: { text in
                switch text {
                case "true": .success(true)
                case "false": .success(false)
                default: .failure(FieldErrors(.type, "must be true or false"))
                }
            }
        )
    }
}

extension FieldRule where Value == UUID {
    /// An identifier: 36 characters with hyphens.
    public static var uuid: FieldRule {
        .string(standIn: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)), form: "must be a UUID") {
            UUID(text: $0)
        }
    }
}

extension FieldRule where Value == CalendarDate {
    /// A day: `YYYY-MM-DD`.
    public static var date: FieldRule {
        .string(standIn: CalendarDate(.unset), form: "must be a date, YYYY-MM-DD") { CalendarDate($0) }
    }
}

extension FieldRule where Value == Timestamp {
    /// An instant: RFC 3339 with any offset.
    public static var timestamp: FieldRule {
        .string(standIn: .unset, form: "must be a time as RFC 3339 has it, like 2026-03-01T12:00:00Z") { Timestamp($0) }
    }
}

extension FieldRule where Value == Duration {
    /// A duration, not negative: ISO 8601 (`PT1H30M`); outside JSON also `1h30m`.
    public static var duration: FieldRule {
        let form = "must be a duration as ISO 8601 has it, like PT1H30M"
        let iso = FieldRule.string(standIn: .zero, form: form) { Duration(isoText: $0) }
        let either = FieldRule.string(standIn: .zero, form: form + ", or 1h30m") { text in
            Duration(isoText: text) ?? Duration(shortText: text)
        }
        return FieldRule(
            standIn: .zero,
            fromJSON: { iso.read(json: $0) },
            fromText: { either.read(text: $0).mapError { FieldErrors(first: $0) } }
        ).checking { $0 < .zero ? FieldError(.range, "must not be negative") : nil }
    }
}

extension FieldRule where Value == JSONValue {
    /// Any JSON value but null.
    public static var json: FieldRule {
        FieldRule(
            standIn: .null,
            fromJSON: { $0 == .null ? .failure(FieldErrors(.null, "must not be null")) : .success($0) },
            fromText: { text in
                guard let value = try? JSONValue(parsing: text) else {
                    return .failure(FieldErrors(.type, "must be JSON"))
                }
                return .success(value)
            }
        )
    }
}
