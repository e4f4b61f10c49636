import Testing

@testable import mutate

@Suite("Mutations")
struct MutateTests {
    @Test("A line keeps its place when others come and go")
    func lines() {
        let edit = Edit.all([.delete(2), .insert(["x", "y"], before: 4)])
        #expect(edit.applied(to: ["1", "2", "3", "4", "5"]) == ["1", "3", "x", "y", "4", "5"])
        #expect([1, 2, 3, 4, 5].map(edit.lineAfter) == [1, 2, 2, 5, 6])
        #expect(edit.firstNew == 3)
    }
}
