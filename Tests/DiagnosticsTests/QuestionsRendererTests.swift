import Testing

@testable import Diagnostics

@Suite struct QuestionsRendererTests {
    @Test func fewQuestions() {
        #expect(
            QuestionsRenderer().render([unknownType, leftOut], files: [shop.file]) == """
                # Questions about shop.md

                The check has 1 error, 1 warning. Answer each question in the design itself, then run `wright check` again.

                ## The gravest first

                **Q1.** `shop.md:10` — POST /orders can answer 409, its contract does not say so. What should stand here?

                    | POST | /orders | 400, 422 |

                - Because: `shop.md:5` — `sku` is unique
                - If it stays: Clients meet an answer that nobody told them of.
                - Possible answer: Write `400, 409 `sku_taken`, 422`.

                **Q2.** `shop.md:6` — there is no type `Custmer`. What should stand here?

                    | owner | Custmer | |

                - Possible answer: Did you mean `Customer`?

                """
        )
    }

    @Test func groupsByComponentBehindTheThreeGravest() {
        let design = Design("a\nb\nc\nd\ne\nf\ng\n")
        func finding(_ line: Int, _ severity: Severity, _ component: String?) -> Diagnostic {
            let span = SourceSpan(start: 2 * line - 2, end: 2 * line - 1)
            return Diagnostic("x", severity, "m\(line)?", at: span, component: component)
        }
        let text = QuestionsRenderer().render(
            [
                finding(7, .error, "Component: A"), finding(1, .warning, nil), finding(2, .warning, "Component: B"),
                finding(3, .note, "Component: A"), finding(4, .danger, nil), finding(5, .warning, "Component: B"),
                finding(6, .error, nil),
            ],
            files: [design.file],
            design: "the shop"
        )
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("#") || $0.hasPrefix("**") }
        #expect(
            lines == [
                "# Questions about the shop",
                "## The gravest first",
                "**Q1.** `shop.md:6` — m6?", "**Q2.** `shop.md:7` — m7?", "**Q3.** `shop.md:4` — m4?",
                "## Component: B",
                "**Q4.** `shop.md:2` — m2?", "**Q5.** `shop.md:5` — m5?",
                "## Component: A",
                "**Q6.** `shop.md:3` — m3?",
                "## The design as a whole",
                "**Q7.** `shop.md:1` — m1?",
            ]
        )
    }

    @Test func whatMoreFollowsFromComesFirst() {
        let design = Design("a\nb\n")
        var cause = Diagnostic("x", .error, "cause", at: SourceSpan(start: 2, end: 3))
        cause.secondary = [DiagnosticLabel(SourceSpan(start: 0, end: 1), DiagnosticLabel.hence + "b is unknown")]
        let other = Diagnostic("x", .error, "other", at: SourceSpan(start: 0, end: 1))
        let text = QuestionsRenderer().render([other, cause], files: [design.file], design: "the shop")
        #expect(text.contains("**Q1.** `shop.md:2` — cause."))
        #expect(text.contains("- Hence also: `shop.md:1` — b is unknown\n"))
    }

    @Test func nothingToAsk() {
        #expect(
            QuestionsRenderer().render([], files: [shop.file])
                == "# Questions about shop.md\n\nThere is nothing to ask: the check has no findings.\n"
        )
    }
}
