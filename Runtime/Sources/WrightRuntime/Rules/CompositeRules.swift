extension FieldRule {
    /// A list whose elements follow the rule and whose length lies in the range.
    public static func list<Element>(
        of rule: FieldRule<Element>,
        _ count: ClosedRange<Int>
    ) -> FieldRule where Value == [Element] {
        list(of: rule, from: count.lowerBound, through: count.upperBound)
    }

    /// A list whose elements follow the rule, with at least so many of them.
    public static func list<Element>(
        of rule: FieldRule<Element>,
        _ count: PartialRangeFrom<Int>
    ) -> FieldRule where Value == [Element] {
        list(of: rule, from: count.lowerBound, through: nil)
    }

    /// An object that the closure reads; it need not call ``ObjectReader/finish()``.
    /// - Parameter standIn: a value to go on with where the object could not be read.
    public static func object(standIn: Value, _ read: @escaping @Sendable (inout ObjectReader) -> Value) -> FieldRule {
        let fromJSON: @Sendable (JSONValue) -> Result<Value, FieldErrors> = { json in
            guard case .object = json else {
                return .failure(FieldErrors(.type, "must be an object, not \(json.kind)"))
            }
            var reader = ObjectReader(json)
            let value = read(&reader)
            let errors = reader.allErrors()
            guard let first = errors.first else { return .success(value) }
            return .failure(FieldErrors(first: first, further: Array(errors.dropFirst())))
        }
        return FieldRule(standIn: standIn, fromJSON: fromJSON) { text in
            guard let json = try? JSONValue(parsing: text) else {
                return .failure(FieldErrors(.type, "must be a JSON object"))
            }
            return fromJSON(json)
        }
    }

    /// A value that may be null.
    public static func nullable<Wrapped>(_ rule: FieldRule<Wrapped>) -> FieldRule where Value == Wrapped? {
        FieldRule(
            standIn: nil,
            fromJSON: { $0 == .null ? .success(nil) : rule.read(json: $0).map { $0 } },
            fromText: { rule.read(text: $0).map { $0 }.mapError { FieldErrors(first: $0) } }
        )
    }

    /// A value that may be null, where an empty text counts as null too.
    public static func emptyAsNull<Wrapped>(_ rule: FieldRule<Wrapped>) -> FieldRule where Value == Wrapped? {
        let nullable = nullable(rule)
        return FieldRule(
            standIn: nil,
            fromJSON: { $0 == .string("") ? .success(nil) : nullable.read(json: $0) },
            fromText: { $0.isEmpty ? .success(nil) : nullable.read(text: $0).mapError { FieldErrors(first: $0) } }
        )
    }

    private static func list<Element>(
        of rule: FieldRule<Element>,
        from least: Int,
        through most: Int?
    ) -> FieldRule where Value == [Element] {
        let fromJSON: @Sendable (JSONValue) -> Result<Value, FieldErrors> = { json in
            guard case .array(let elements) = json else {
                return .failure(FieldErrors(.type, "must be an array, not \(json.kind)"))
            }
            return read(elements, rule)
        }
        return FieldRule(standIn: [], fromJSON: fromJSON) { text in
            guard let json = try? JSONValue(parsing: text) else {
                return .failure(FieldErrors(.type, "must be a JSON array"))
            }
            return fromJSON(json)
        }.checking { list in
            let demand = ListForm.count(from: least, through: most)
            if list.count < least { return FieldError(.tooShort, demand) }
            if let most, list.count > most { return FieldError(.tooLong, demand) }
            return nil
        }
    }

    private static func read<Element>(
        _ elements: [JSONValue],
        _ rule: FieldRule<Element>
    ) -> Result<[Element], FieldErrors> {
        var values: [Element] = []
        var errors: [FieldError] = []
        for (index, element) in elements.enumerated() {
            switch rule.read(json: element) {
            case .success(let value): values.append(value)
            case .failure(let broken): errors += broken.all.map { $0.within(String(index)) }
            }
        }
        guard let first = errors.first else { return .success(values) }
        return .failure(FieldErrors(first: first, further: Array(errors.dropFirst())))
    }
}

/// How demands on lists are worded.
enum ListForm {
    static func count(from least: Int, through most: Int?) -> String {
        switch (least, most) {
        case (_, nil): "must have at least \(counted(least))"
        case (0, let most?): "must have at most \(counted(most))"
        case (_, let most?) where most == least: "must have \(counted(least))"
        case (_, let most?): "must have \(least) to \(counted(most))"
        }
    }

    private static func counted(_ count: Int) -> String {
        count == 1 ? "1 element" : "\(count) elements"
    }
}
