import Foundation

// MARK: Integers

extension ExpressionFunctions {
    /// The sum. - Throws: ``ExpressionError`` of code `overflow`.
    public static func add(_ left: Int, _ right: Int) throws -> Int {
        try inRange(left.addingReportingOverflow(right))
    }

    /// The difference. - Throws: ``ExpressionError`` of code `overflow`.
    public static func subtract(_ left: Int, _ right: Int) throws -> Int {
        try inRange(left.subtractingReportingOverflow(right))
    }

    /// The product. - Throws: ``ExpressionError`` of code `overflow`.
    public static func multiply(_ left: Int, _ right: Int) throws -> Int {
        try inRange(left.multipliedReportingOverflow(by: right))
    }

    /// The quotient, cut toward zero. - Throws: ``ExpressionError`` of code `overflow` or `divisionByZero`.
    public static func divide(_ left: Int, _ right: Int) throws -> Int {
        guard right != 0 else { throw ExpressionError(.divisionByZero, "\(left) is divided by zero.") }
        return try inRange(left.dividedReportingOverflow(by: right))
    }

    /// The rest of the division, with the sign of the dividend. - Throws: ``ExpressionError`` of code `divisionByZero`.
    public static func remainder(_ left: Int, _ right: Int) throws -> Int {
        guard right != 0 else { throw ExpressionError(.divisionByZero, "\(left) is divided by zero.") }
        // The one division that overflows has no rest.
        return right == -1 ? 0 : left % right
    }

    /// The number with the other sign. - Throws: ``ExpressionError`` of code `overflow`.
    public static func negate(_ value: Int) throws -> Int {
        try subtract(0, value)
    }

    private static func inRange(_ result: (partialValue: Int, overflow: Bool)) throws -> Int {
        guard !result.overflow else { throw ExpressionError(.overflow, "The result does not fit 64 bits.") }
        return result.partialValue
    }
}

// MARK: Decimals

extension ExpressionFunctions {
    /// The sum. - Throws: ``ExpressionError`` of code `overflow`.
    public static func add(_ left: Decimal, _ right: Decimal) throws -> Decimal {
        try calculated(left, right, NSDecimalAdd)
    }

    /// The difference. - Throws: ``ExpressionError`` of code `overflow`.
    public static func subtract(_ left: Decimal, _ right: Decimal) throws -> Decimal {
        try calculated(left, right, NSDecimalSubtract)
    }

    /// The product. - Throws: ``ExpressionError`` of code `overflow`.
    public static func multiply(_ left: Decimal, _ right: Decimal) throws -> Decimal {
        try calculated(left, right, NSDecimalMultiply)
    }

    /// The quotient, to 38 digits. - Throws: ``ExpressionError`` of code `overflow` or `divisionByZero`.
    public static func divide(_ left: Decimal, _ right: Decimal) throws -> Decimal {
        guard !right.isZero else { throw ExpressionError(.divisionByZero, "\(left) is divided by zero.") }
        return try calculated(left, right, NSDecimalDivide)
    }

    /// The number with the other sign.
    public static func negate(_ value: Decimal) -> Decimal {
        value.isZero ? value : -value
    }

    /// The number rounded to so many digits after the point, half away from zero: 2.5 becomes 3, -2.5 becomes -3.
    ///
    /// A negative number of places rounds before the point: 1250 to -2 places is 1300.
    /// - Throws: ``ExpressionError`` of code `overflow` for more than 38 places either way.
    public static func round(_ value: Decimal, _ places: Int) throws -> Decimal {
        guard (-38...38).contains(places) else {
            throw ExpressionError(.overflow, "A decimal cannot be rounded to \(places) places.")
        }
        var (value, result) = (value, Decimal())
        NSDecimalRound(&result, &value, places, .plain)
        return result
    }

    private typealias Calculation = (
        UnsafeMutablePointer<Decimal>, UnsafePointer<Decimal>, UnsafePointer<Decimal>, Decimal.RoundingMode
    ) -> Decimal.CalculationError

    private static func calculated(_ left: Decimal, _ right: Decimal, _ calculation: Calculation) throws -> Decimal {
        var (left, right, result) = (left, right, Decimal())
        let outcome = calculation(&result, &left, &right, .plain)
        guard outcome != .overflow, !result.isNaN else {
            throw ExpressionError(.overflow, "The result has too many digits.")
        }
        return result
    }
}

// MARK: Times

extension ExpressionFunctions {
    /// The duration with the other sign.
    public static func negate(_ value: Duration) -> Duration {
        .zero - value
    }

    /// The instant that lies so much later. - Throws: ``ExpressionError`` of code `overflow` outside the years 1 to 9999.
    public static func add(_ time: Timestamp, _ duration: Duration) throws -> Timestamp {
        let (sum, overflow) = time.microseconds.addingReportingOverflow(duration.wholeMicroseconds)
        let result = Timestamp(microseconds: sum)
        guard !overflow, result >= .earliest, result <= .latest else {
            throw ExpressionError(.overflow, "The time lies outside the years 1 to 9999.")
        }
        return result
    }

    /// The instant that lies so much later. - Throws: ``ExpressionError`` of code `overflow` outside the years 1 to 9999.
    public static func add(_ duration: Duration, _ time: Timestamp) throws -> Timestamp {
        try add(time, duration)
    }

    /// The instant that lies so much earlier. - Throws: ``ExpressionError`` of code `overflow` outside the years 1 to 9999.
    public static func subtract(_ time: Timestamp, _ duration: Duration) throws -> Timestamp {
        try add(time, negate(duration))
    }

    /// The time from the second instant to the first. - Throws: ``ExpressionError`` of code `overflow`.
    public static func subtract(_ left: Timestamp, _ right: Timestamp) throws -> Duration {
        .microseconds(try subtract(Int(left.microseconds), Int(right.microseconds)))
    }

    /// The sum. - Throws: ``ExpressionError`` of code `overflow`.
    public static func add(_ left: Duration, _ right: Duration) throws -> Duration {
        .microseconds(try add(Int(left.wholeMicroseconds), Int(right.wholeMicroseconds)))
    }

    /// The difference. - Throws: ``ExpressionError`` of code `overflow`.
    public static func subtract(_ left: Duration, _ right: Duration) throws -> Duration {
        .microseconds(try subtract(Int(left.wholeMicroseconds), Int(right.wholeMicroseconds)))
    }
}
