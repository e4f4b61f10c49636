import DesignModel

extension FieldType.Bounds {
    func isWithin(_ outer: FieldType.Bounds) -> Bool {
        let lower = outer.least.map { bound in least.map { $0 >= bound } ?? false } ?? true
        let upper = outer.most.map { bound in most.map { $0 <= bound } ?? false } ?? true
        return lower && upper
    }

    func contains(_ number: Int) -> Bool {
        FieldType.Bounds(least: number, most: number).isWithin(self)
    }

    /// The bounds of a sum; open where a bound is, or where the sum is out of reach.
    func plus(_ other: FieldType.Bounds) -> FieldType.Bounds {
        func sum(_ left: Int?, _ right: Int?) -> Int? {
            guard let left, let right else { return nil }
            let (result, overflow) = left.addingReportingOverflow(right)
            return overflow ? nil : result
        }
        return FieldType.Bounds(least: sum(least, other.least), most: sum(most, other.most))
    }

    var negated: FieldType.Bounds {
        func negative(_ number: Int?) -> Int? { number == .min ? nil : number.map { -$0 } }
        return FieldType.Bounds(least: negative(most), most: negative(least))
    }
}

extension FieldType {
    /// Whether every value of this type is one of the other.
    func isWithin(_ other: FieldType) -> Bool {
        switch (self, other) {
        case (.text(let inner), .text(let outer)):
            // A text without a lower bound may be empty.
            Bounds(least: inner.least ?? 0, most: inner.most).isWithin(outer)
        case (.integer(let inner), .integer(let outer)): inner.isWithin(outer)
        case (.decimal(let precision, let scale), .decimal(let outerPrecision, let outerScale)):
            scale <= outerScale && precision - scale <= outerPrecision - outerScale
        case (.oneOf(let words), .oneOf(let others)): Set(words).isSubset(of: others)
        case (.oneOf(let words), .text): words.allSatisfy { other.admits(text: $0) }
        case (.secret(let inner), _): inner.isWithin(other)
        default: self == other
        }
    }

    func admits(text: String) -> Bool {
        switch self {
        case .text(let bounds): bounds.contains(text.unicodeScalars.count)
        case .oneOf(let words): words.contains(text)
        case .integer, .decimal, .boolean: false
        default: true
        }
    }

    func admits(integer: Int) -> Bool {
        switch self {
        case .integer(let bounds): bounds.contains(integer)
        case .text, .oneOf, .boolean: false
        default: true
        }
    }
}
