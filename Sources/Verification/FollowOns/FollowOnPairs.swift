import Diagnostics

/// Findings that come about because of another one, told by their ids and by how near they stand.
struct FollowOnPair {
    var causes: Set<DiagnosticID>
    var followers: Set<DiagnosticID>
    var nearness: Nearness
    /// What the follower's message holds.
    var mention: String?

    enum Nearness {
        /// On one line: in one row, heading or arrow.
        case line
        /// Below one heading.
        case section
        /// Anywhere: what a section declares is missed everywhere.
        case design
    }

    init(
        _ causes: Set<DiagnosticID>,
        cause followers: Set<DiagnosticID>,
        in nearness: Nearness,
        mentioning mention: String? = nil
    ) {
        self.causes = causes
        self.followers = followers
        self.nearness = nearness
        self.mention = mention
    }

    static let all: [FollowOnPair] = [
        // A cell that is wrong in one way is not told to be wrong in another.
        .init(["placeholder-text", "requirement-id-malformed"], cause: ["requirement-not-ears"], in: .line),
        .init(
            ["unknown-type", "type-syntax"],
            cause: ["unknown-name", "unknown-word", "default-breaks-rule", "unknown-rule"],
            in: .line
        ),
        .init(["step-number"], cause: ["shadowed-name", "step-after-return", "name-never-used"], in: .line),
        .init(["step-after-return"], cause: ["name-never-used"], in: .line),
        .init(["unknown-rule", "rule-syntax"], cause: ["sensitive-not-marked"], in: .line),
        .init(["unknown-method"], cause: ["path-syntax"], in: .line),
        .init(["unknown-input"], cause: ["missing-input"], in: .line),
        .init(["unknown-field"], cause: ["missing-field", "default-breaks-rule", "idle-path-parameter"], in: .line),
        .init(["unknown-name"], cause: ["idle-path-parameter"], in: .line),
        .init(["unknown-column", "duplicate-column"], cause: ["missing-column"], in: .line),
        .init(["heading-without-name"], cause: ["bad-name"], in: .line),
        .init(["end-with-exit"], cause: ["state-unreachable", "state-without-way-out"], in: .section),
        .init(["failure-mode-incomplete"], cause: ["failure-mode-untried"], in: .line),
        .init(["path-style", "duplicate-name"], cause: ["names-nearly-same"], in: .line),
        .init(["authentication-incomplete"], cause: ["authentication-incomplete"], in: .line),
        .init(["path-names-no-row"], cause: ["parameters-without-list"], in: .design),
        .init(["variable-of-wrong-type"], cause: ["default-does-not-fit"], in: .line),
        .init(["expression-syntax"], cause: ["type-mismatch"], in: .line),
        .init(["answer-cannot-happen"], cause: ["step-without-answer"], in: .line),
        .init(["empty-cell"], cause: ["step-number"], in: .section),
        .init(["state-without-way-out"], cause: ["state-unreachable"], in: .section),
        .init(
            ["unknown-column", "missing-column"],
            cause: [
                "failure-mode-incomplete", "worker-incomplete", "endpoint-leaves-out-error", "empty-cell",
                "idle-parameter",
                "unknown-name",
            ],
            in: .section
        ),
        // A step or a bullet that is not understood names nothing for those below.
        .init(
            [
                "step-number", "step-syntax", "expression-not-in-code", "expression-syntax", "unknown-operation",
                "unknown-integration", "bullet-syntax", "unknown-entity", "unknown-role", "effects-syntax",
            ],
            cause: ["unknown-name", "optional-needs-guard", "step-after-return"],
            in: .section
        ),
        .init(["unknown-name"], cause: ["step-after-return"], in: .section),
        .init(["table-not-recognised", "unknown-table"], cause: ["missing-table"], in: .section),
        .init(["unknown-setting", "setting-syntax", "empty-cell"], cause: ["authentication-incomplete"], in: .section),
        // What a part was to give is missed elsewhere.
        // Bodies have another shape without the column `Request` or the section `Errors`.
        .init(
            ["unknown-column", "missing-column", "unknown-table"],
            cause: ["endpoint-cannot-answer", "scenario-body-does-not-fit", "scenario-reads-nothing"],
            in: .design
        ),
        .init(["requirement-id-malformed"], cause: ["unknown-requirement"], in: .design),
        .init(
            ["duplicate-name"],
            cause: [
                "unknown-requirement", "unknown-flow", "unknown-type", "unknown-entity", "unknown-entity-or-view",
                "unknown-endpoint", "unknown-query", "idle-path-parameter", "no-me-here",
            ],
            in: .design
        ),
        .init(
            ["path-style", "path-syntax", "unknown-method"],
            cause: ["unknown-endpoint", "scenario-reaches-no-endpoint"],
            in: .design
        ),
        .init(
            ["unknown-worker", "heading-without-name"],
            cause: ["missing-heading", "missing-input", "unknown-input", "step-syntax"],
            in: .design
        ),
        .init(
            ["unknown-entity", "unknown-setting", "setting-syntax", "empty-cell"],
            cause: ["no-me-here"],
            in: .design
        ),
        .init(
            ["transition-nobody-can-trigger"],
            cause: ["field-nobody-writes", "name-never-used", "worker-nobody-starts", "role-never-used"],
            in: .design
        ),
        .init(["misplaced-block"], cause: ["acceptance-names-no-scenario"], in: .design),
        .init(["duplicate-name"], cause: ["unknown-table"], in: .section),
        .init(["table-not-recognised"], cause: ["success-does-not-fit"], in: .design),
        .init(["unknown-rule", "rule-syntax"], cause: ["comparison-is-constant"], in: .design),
        .init(["money-not-decimal", "time-not-timestamp"], cause: ["type-mismatch"], in: .design),
        .init(
            ["type-syntax", "unknown-type", "unknown-column"],
            cause: ["sort-without-order", "idle-path-parameter"],
            in: .design
        ),
        .init(["missing-column"], cause: ["answer-cannot-happen"], in: .design),
        .init(["scenario-reaches-no-endpoint"], cause: ["field-nobody-reads"], in: .design),
        .init(
            ["missing-diagram"],
            cause: ["unknown-word", "unknown-state", "unknown-event", "unknown-timer", "comparison-is-constant"],
            in: .design
        ),
        .init(["state-diagram-syntax"], cause: ["unknown-state", "unknown-event", "unknown-timer"], in: .section),
        .init(
            ["integration-incomplete", "authentication-incomplete"],
            cause: ["variable-never-used"],
            in: .design
        ),
        .init(
            ["integration-incomplete", "worker-incomplete"],
            cause: ["failure-mode-cites-nothing"],
            in: .design
        ),
        .init(
            ["reference-without-on-delete"],
            cause: ["endpoint-cannot-answer"],
            in: .design,
            mentioning: "still_referenced"
        ),
        .init(["variable-not-declared", "unknown-variable"], cause: ["variable-never-used"], in: .design),
        .init(
            ["scenario-reaches-no-endpoint", "unknown-endpoint"],
            cause: ["part-nobody-uses", "names-nearly-same"],
            in: .design
        ),
        .init(["element-without-requirement"], cause: ["requirement-without-element"], in: .design),
        .init(["step-without-answer"], cause: ["endpoint-cannot-answer", "scenario-expects-impossible"], in: .design),
    ]
}
