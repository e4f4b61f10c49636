import Foundation

/// The functions and operators of the design's expressions, for values in hand.
///
/// Text is a sequence of Unicode scalars: it is equal and ordered by code point, as in the database, and not by Swift's
/// canonical equivalence. Nil stands for null. What cannot be computed throws ``ExpressionError``.
public enum ExpressionFunctions {}

/// Why an expression has no value.
public struct ExpressionError: Error, Sendable, Equatable {
    /// The kind of failure.
    public let code: Code
    /// What happened, for logs.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// A kind of failure; compare it with the constants, further ones may be added.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        public let description: String

        /// The result lies outside the range of its type.
        public static let overflow = Code(description: "overflow")
        /// The divisor is zero.
        public static let divisionByZero = Code(description: "divisionByZero")
        /// The text is not written as the type demands.
        public static let unreadableText = Code(description: "unreadableText")
        /// A value is null where the design proves that it cannot be.
        public static let missingValue = Code(description: "missingValue")
        /// The regular expression is not one.
        public static let invalidPattern = Code(description: "invalidPattern")
    }
}

// MARK: Equality and order

extension ExpressionFunctions {
    /// Whether both are null or have the same code points.
    public static func isEqual(_ left: String?, _ right: String?) -> Bool {
        switch (left, right) {
        case (nil, nil): true
        case (let left?, let right?): left.utf8.elementsEqual(right.utf8)
        default: false
        }
    }

    /// Whether both have the same texts in the same order, by code point.
    public static func isEqual(_ left: [String], _ right: [String]) -> Bool {
        left.elementsEqual(right) { isEqual($0, $1) }
    }

    /// Whether the first comes before the second; false if either is null.
    public static func isLess<T: Comparable>(_ left: T?, _ right: T?) -> Bool {
        compare(left, right) { $0 < $1 }
    }

    /// Whether the first comes before the second or equals it; false if either is null.
    public static func isLessOrEqual<T: Comparable>(_ left: T?, _ right: T?) -> Bool {
        compare(left, right) { $0 <= $1 }
    }

    /// Whether the first comes after the second; false if either is null.
    public static func isGreater<T: Comparable>(_ left: T?, _ right: T?) -> Bool {
        isLess(right, left)
    }

    /// Whether the first comes after the second or equals it; false if either is null.
    public static func isGreaterOrEqual<T: Comparable>(_ left: T?, _ right: T?) -> Bool {
        isLessOrEqual(right, left)
    }

    /// Whether the first comes before the second by code point; false if either is null.
    public static func isLess(_ left: String?, _ right: String?) -> Bool {
        compare(left, right, precedes)
    }

    /// Whether the first comes before the second by code point or equals it; false if either is null.
    public static func isLessOrEqual(_ left: String?, _ right: String?) -> Bool {
        compare(left, right) { !precedes($1, $0) }
    }

    /// Whether the first comes after the second by code point; false if either is null.
    public static func isGreater(_ left: String?, _ right: String?) -> Bool {
        isLess(right, left)
    }

    /// Whether the first comes after the second by code point or equals it; false if either is null.
    public static func isGreaterOrEqual(_ left: String?, _ right: String?) -> Bool {
        isLessOrEqual(right, left)
    }

    /// The order of code points, which is that of the bytes in UTF-8.
    static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    private static func compare<T>(_ left: T?, _ right: T?, _ holds: (T, T) -> Bool) -> Bool {
        guard let left, let right else { return false }
        return holds(left, right)
    }
}

// MARK: Membership

extension ExpressionFunctions {
    /// Whether the value is in the list; false for null.
    public static func isIn<T: Equatable>(_ value: T?, _ list: [T]) -> Bool {
        value.map(list.contains) ?? false
    }

    /// Whether a text with the same code points is in the list; false for null.
    public static func isIn(_ value: String?, _ list: [String]) -> Bool {
        value.map { value in list.contains { isEqual($0, value) } } ?? false
    }

    /// The place of the word in the list, from 0; the length of the list if it is not in it.
    public static func rank(_ word: String, in words: [String]) -> Int {
        words.firstIndex { isEqual($0, word) } ?? words.count
    }

    /// The place of the word in the list, from 0, or null for null.
    public static func rank(_ word: String?, in words: [String]) -> Int? {
        word.map { rank($0, in: words) }
    }

    /// The value, which the design proves to be there.
    /// - Throws: ``ExpressionError`` of code `missingValue` if it is null all the same.
    public static func known<T>(_ value: T?) throws -> T {
        guard let value else { throw ExpressionError(.missingValue, "A value that must be there is null.") }
        return value
    }

    /// The element at the place, from 0; null outside the list.
    public static func element<T>(_ list: [T], _ index: Int) -> T? {
        list.indices.contains(index) ? list[index] : nil
    }
}
