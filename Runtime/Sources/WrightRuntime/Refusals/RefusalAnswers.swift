extension Refusal {
    /// Runs `work`; a refusal of a cause for which another answer is given becomes that answer.
    ///
    /// - Parameters:
    ///   - rule: where a rule of a field is broken.
    ///   - unique: where a value is taken.
    ///   - referenced: where other rows still refer to the one that is deleted.
    ///   - illegal: where the lifecycle has no arrow, or its guard does not hold.
    /// - Throws: what `work` throws, or the answer.
    public static func answering<R>(
        rule: Refusal? = nil,
        unique: Refusal? = nil,
        referenced: Refusal? = nil,
        illegal: Refusal? = nil,
        _ work: () throws -> R
    ) throws -> R {
        do { return try work() } catch let refusal as Refusal {
            let answer: Refusal? =
                switch refusal.code {
                case stillReferenced.code: referenced
                case "illegal_transition": illegal
                default:
                    if refusal.kind == .conflict, refusal.errors.first?.code == FieldError.Code.unique.rawValue {
                        unique
                    } else if refusal.kind == .invalid, !refusal.errors.isEmpty {
                        rule
                    } else {
                        nil
                    }
                }
            throw answer ?? refusal
        }
    }
}
