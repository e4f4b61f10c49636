import Diagnostics

/// The body of a request, where it is not the operation's input as it is: `{petId: pet, type: {id: type}}`.
public struct RequestShape: Sendable {
    public var members: [Member]
    public var span: SourceSpan

    public struct Member: Sendable {
        /// As it stands in JSON.
        public var name: Located<String>
        public var value: Value
    }

    public indirect enum Value: Sendable {
        /// `input`: all of the operation's input, as an object.
        case input(SourceSpan)
        /// The value of one input of a flow, or of one field of an entity.
        case field(Located<String>)
        case members([Member])
    }

    /// The inputs that are named, in the order written; where all of them are meant by `input`, that word.
    public var uses: [Use] { Self.uses(in: members) }

    public enum Use: Sendable {
        case whole(SourceSpan)
        case field(Located<String>)

        public var span: SourceSpan {
            switch self {
            case .whole(let span): span
            case .field(let name): name.span
            }
        }
    }

    private static func uses(in members: [Member]) -> [Use] {
        members.flatMap { member -> [Use] in
            switch member.value {
            case .input(let span): [.whole(span)]
            case .field(let name): [.field(name)]
            case .members(let inner): uses(in: inner)
            }
        }
    }
}

/// A member of an answer that wraps what it shows: `{articles: list of ArticleView, articlesCount: count}`.
public struct AnswerMember: Sendable {
    public var name: Located<String>
    public var value: Value

    public enum Value: Sendable, Hashable {
        /// What the endpoint shows.
        case body
        /// How many rows the list has in all, also those on other pages.
        case count
    }
}
