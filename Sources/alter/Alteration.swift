/// A fault that a person could commit, made on purpose to see whether the service's own tests notice.
struct Alteration: Sendable {
    /// Names it: in the list, in the result, in `docs/alterations.md`.
    let id: String
    let kind: Kind
    /// What the service does then, in a few words.
    let effect: String
    /// More than one where the same thing stands in two files.
    let edits: [Edit]

    init(_ id: String, _ kind: Kind, _ effect: String, _ edits: [Edit]) {
        self.id = id
        self.kind = kind
        self.effect = effect
        self.edits = edits
    }
}

extension Alteration {
    /// What is done to the code, fixed before any test was run against it; the reasons stand in `docs/alterations.md`.
    enum Kind: String, Sendable {
        case dropGuard = "drop a guard"
        case widenPolicy = "widen a policy"
        case swapStatus = "swap a status"
        case skipValidation = "skip a validation"
        case loseWhere = "lose a where"
        case breakCursor = "break a cursor"
        case breakOrder = "break an order"
        case ignoreIfMatch = "ignore If-Match"
        case dropEffect = "drop an effect"
        case wrongTarget = "wrong target state"
        case dropIdempotency = "drop idempotency"
        case wrongConstant = "wrong constant"
        case loseDefault = "lose a default"
        case dropConstraint = "drop a constraint"
        case wrongOnDelete = "wrong on delete"
        case skipAuthentication = "skip authentication"
        case wrongCode = "wrong error code"
        case swapFields = "swap two fields"
    }

    /// One text that takes the place of another, which must stand in the file exactly once.
    struct Edit: Sendable {
        /// Relative to the folder of the service.
        let file: String
        let before: String
        let after: String

        init(_ file: String, _ before: String, to after: String) {
            self.file = file
            self.before = before
            self.after = after
        }

        /// - Throws: `DoesNotApply` where the text is missing, stands there twice, or nothing would change.
        func applied(to content: String) throws -> String {
            let parts = content.split(separator: before, omittingEmptySubsequences: false)
            guard parts.count == 2, before != after else {
                throw DoesNotApply(edit: self, occurrences: parts.count - 1)
            }
            return parts.joined(separator: after)
        }
    }

    /// The code has changed under the list: the alteration has to be written anew.
    struct DoesNotApply: Error, CustomStringConvertible {
        let edit: Edit
        let occurrences: Int

        var description: String {
            "\(edit.file) holds the text \(occurrences) times, it has to be there once:\n\(edit.before)"
        }
    }
}
