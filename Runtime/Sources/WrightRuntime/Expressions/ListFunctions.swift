import Foundation

// MARK: Sums

extension ExpressionFunctions {
    /// The sum; 0 for none. - Throws: ``ExpressionError`` of code `overflow`.
    public static func sum(_ list: [Int]) throws -> Int { try list.reduce(0, add) }
    /// The sum; 0 for none. - Throws: ``ExpressionError`` of code `overflow`.
    public static func sum(_ list: [Decimal]) throws -> Decimal { try list.reduce(0, add) }
    /// The sum; 0 for none. - Throws: ``ExpressionError`` of code `overflow`.
    public static func sum(_ list: [Duration]) throws -> Duration { try list.reduce(.zero, add) }
    /// The sum of those that are not null. - Throws: ``ExpressionError`` of code `overflow`.
    public static func sum(_ list: [Int?]) throws -> Int { try sum(list.compactMap(\.self)) }
    /// The sum of those that are not null. - Throws: ``ExpressionError`` of code `overflow`.
    public static func sum(_ list: [Decimal?]) throws -> Decimal { try sum(list.compactMap(\.self)) }
    /// The sum of those that are not null. - Throws: ``ExpressionError`` of code `overflow`.
    public static func sum(_ list: [Duration?]) throws -> Duration { try sum(list.compactMap(\.self)) }
}

// MARK: Least and greatest

extension ExpressionFunctions {
    /// The least element; null for none.
    public static func min<T: Comparable>(_ list: [T]) -> T? { list.min() }
    /// The greatest element; null for none.
    public static func max<T: Comparable>(_ list: [T]) -> T? { list.max() }
    /// The least element that is not null.
    public static func min<T: Comparable>(_ list: [T?]) -> T? { list.compactMap(\.self).min() }
    /// The greatest element that is not null.
    public static func max<T: Comparable>(_ list: [T?]) -> T? { list.compactMap(\.self).max() }
    /// The first text by code point; null for none.
    public static func min(_ list: [String]) -> String? { list.min(by: precedes) }
    /// The last text by code point; null for none.
    public static func max(_ list: [String]) -> String? { list.max(by: precedes) }
    /// The first text by code point that is not null.
    public static func min(_ list: [String?]) -> String? { min(list.compactMap(\.self)) }
    /// The last text by code point that is not null.
    public static func max(_ list: [String?]) -> String? { max(list.compactMap(\.self)) }
    /// The lesser of the two.
    public static func min<T: Comparable>(_ left: T, _ right: T) -> T { right < left ? right : left }
    /// The greater of the two.
    public static func max<T: Comparable>(_ left: T, _ right: T) -> T { left < right ? right : left }
    /// The first of the two by code point.
    public static func min(_ left: String, _ right: String) -> String { precedes(right, left) ? right : left }
    /// The last of the two by code point.
    public static func max(_ left: String, _ right: String) -> String { precedes(left, right) ? right : left }
}

// MARK: Order

extension ExpressionFunctions {
    /// The elements from the least to the greatest; equal ones keep their order.
    public static func sort<T: Comparable>(_ list: [T]) -> [T] { list.sorted() }
    /// The elements that are not null, from the least to the greatest.
    public static func sort<T: Comparable>(_ list: [T?]) -> [T] { list.compactMap(\.self).sorted() }
    /// The texts by code point.
    public static func sort(_ list: [String]) -> [String] { list.sorted(by: precedes) }
    /// The texts that are not null, by code point.
    public static func sort(_ list: [String?]) -> [String] { sort(list.compactMap(\.self)) }

    /// The elements by their keys, those with a null key first; equal ones keep their order.
    public static func sortBy<T, K: Comparable>(_ list: [T], _ key: (T) throws -> K?) rethrows -> [T] {
        try sorted(list, key) { $0 < $1 }
    }

    /// The elements by their keys by code point, those with a null key first; equal ones keep their order.
    public static func sortBy<T>(_ list: [T], _ key: (T) throws -> String?) rethrows -> [T] {
        try sorted(list, key, precedes)
    }

    /// The elements from the last to the first.
    public static func reverse<T>(_ list: [T]) -> [T] { list.reversed() }

    private static func sorted<T, K>(
        _ list: [T],
        _ key: (T) throws -> K?,
        _ precedes: (K, K) -> Bool
    ) rethrows -> [T] {
        try list.map { (element: $0, key: try key($0)) }.sorted { left, right in
            switch (left.key, right.key) {
            case (let left?, let right?): precedes(left, right)
            case (nil, _?): true
            default: false
            }
        }.map(\.element)
    }
}

// MARK: Elements

extension ExpressionFunctions {
    /// The elements of all lists, one list after the other.
    public static func flatten<T>(_ lists: [[T]]) -> [T] { lists.flatMap(\.self) }

    /// Every element once, where it occurs first.
    public static func distinct<T: Hashable>(_ list: [T]) -> [T] {
        var seen: Set<T> = []
        return list.filter { seen.insert($0).inserted }
    }

    /// Every text once by code point, where it occurs first.
    public static func distinct(_ list: [String]) -> [String] {
        var seen: Set<[UInt8]> = []
        return list.filter { seen.insert(Array($0.utf8)).inserted }
    }

    /// Whether no element occurs twice.
    public static func isUnique<T: Hashable>(_ list: [T]) -> Bool { distinct(list).count == list.count }

    /// Whether no text occurs twice by code point.
    public static func isUnique(_ list: [String]) -> Bool { distinct(list).count == list.count }

    /// Whether the condition holds for exactly one element.
    public static func existsOne<T>(_ list: [T], where holds: (T) throws -> Bool) rethrows -> Bool {
        try list.filter(holds).count == 1
    }
}
