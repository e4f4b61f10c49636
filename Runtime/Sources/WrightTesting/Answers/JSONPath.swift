import WrightRuntime

/// A path to one value in a JSON document: `$.items[0].tickets`, `$['odd name'].count`.
///
/// The part of RFC 9535 that names a single value: member names after a dot or in brackets, and indexes, negative ones
/// from the end.
public struct JSONPath: Sendable, Equatable, CustomStringConvertible {
    private enum Step: Equatable {
        case member(String)
        case index(Int)
    }

    private let steps: [Step]
    /// The path as it was written.
    public let description: String

    /// Reads a path.
    ///
    /// - Throws: `Mismatch` where the text is no path of this kind.
    public init(_ text: String) throws {
        description = text
        var rest = Substring(text)
        guard rest.popFirst() == "$" else { throw Mismatch("a JSON path begins with $: \(text)") }
        var steps: [Step] = []
        while !rest.isEmpty {
            guard let step = Self.step(from: &rest) else {
                throw Mismatch("not understood from \(rest) on in the JSON path \(text)")
            }
            steps.append(step)
        }
        self.steps = steps
    }

    /// The value at the path; `nil` where the document has none there.
    public func value(in document: JSONValue) -> JSONValue? {
        var value: JSONValue? = document
        for step in steps {
            switch step {
            case .member(let name):
                value = value?[name]
            case .index(let index):
                let elements = value?.array ?? []
                let place = index < 0 ? elements.count + index : index
                // Not `nil`, which would be taken for the JSON value null.
                value = elements.indices.contains(place) ? elements[place] : Optional.none
            }
        }
        return value
    }

    private static func step(from rest: inout Substring) -> Step? {
        if rest.first == "." {
            let name = rest.dropFirst().prefix { $0 != "." && $0 != "[" }
            guard !name.isEmpty else { return nil }
            rest = rest[name.endIndex...]
            return .member(String(name))
        }
        guard rest.first == "[", let end = rest.firstIndex(of: "]") else { return nil }
        let inside = rest[rest.index(after: rest.startIndex)..<end]
        defer { rest = rest[rest.index(after: end)...] }
        if let index = Int(inside) { return .index(index) }
        guard
            let quote = inside.first, quote == "'" || quote == "\"", inside.count >= 2, inside.last == quote
        else { return nil }
        return .member(String(inside.dropFirst().dropLast()))
    }
}

extension Optional where Wrapped == JSONValue {
    /// The member of that name; `nil` where there is none, so that a whole path can be written: `answer["a"][0]["b"]`.
    public subscript(_ name: String) -> JSONValue? { flatMap { $0[name] } }

    /// The element at that place; `nil` where there is none.
    public subscript(_ index: Int) -> JSONValue? {
        flatMap { value in
            let elements = value.array ?? []
            return elements.indices.contains(index) ? elements[index] : Optional.none
        }
    }

    /// How many elements the array has, or members the object; `nil` where it is neither.
    public var count: Int? { self?.array?.count ?? self?.object?.members.count }
}
