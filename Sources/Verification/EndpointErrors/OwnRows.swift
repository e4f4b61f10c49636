import DesignModel
import Expressions

/// What proves that rows which a flow inserts in a loop differ from each other: the caller was required to name each
/// row once, the loop goes through what was named, and the flow inserts such rows nowhere else.
struct OwnRows {
    /// Lists whose elements differ in a member: `input.lines` and `product`.
    private var distinct: Set<ListMember> = []
    /// The list that each loop goes through, by the loop's name.
    private var lists: [String: String] = [:]
    private var innermostLoop: String?
    /// Rows that were got by a member of a loop's element: `product` by `line.product`.
    private var rows: [String: LoopMember] = [:]
    /// How many steps of the flow insert rows of each entity.
    private var insertions: [String: Int] = [:]
    /// Rows may also come from effects of a transition, or inline with their parent.
    private var insertsElsewhere = false

    private struct ListMember: Hashable {
        var list: String
        var member: String
    }

    private struct LoopMember {
        var loop: String
        var member: String
    }

    init() {}

    init(_ flow: Flow) {
        for step in flow.steps.flatMap(\.everyStep) {
            switch step.kind {
            case .create(_, let entity, let fields), .ensure(let entity, let fields):
                insertions[entity.value, default: 0] += 1
                // Children inline are insertions, too.
                insertsElsewhere =
                    insertsElsewhere || fields.contains { if case .list = $0.value.type { true } else { false } }
            case .transition: insertsElsewhere = true
            default: break
            }
        }
    }

    /// `require input.lines.map(l, l.product).isUnique()`, `let product = get Product where id == line.product.id`.
    mutating func note(_ step: Step) {
        switch step.kind {
        case .require(let condition): distinct.formUnion(condition.conjuncts.compactMap(Self.distinctMember))
        case .get(let name, _, let condition):
            for conjunct in condition.conjuncts {
                guard let row = Derivation.rowNamedByID(conjunct), case .member(let loop, let member) = row.kind,
                    case .name(let loop) = loop.withoutConversion.kind
                else { continue }
                rows[name.value] = LoopMember(loop: loop, member: member)
            }
        default: break
        }
    }

    mutating func enter(loop name: String, over list: TypedExpression) {
        lists[name] = Self.source(of: list).form
        innermostLoop = name
    }

    /// Whether the row is another one in every turn of the loop in which the only insertion into the entity stands.
    func isAnotherEachTime(_ name: String, insertedInto entity: String) -> Bool {
        guard !insertsElsewhere, insertions[entity] == 1, let row = rows[name], row.loop == innermostLoop,
            let list = lists[row.loop]
        else {
            return false
        }
        return distinct.contains(ListMember(list: list, member: row.member))
    }

    private static func distinctMember(_ condition: TypedExpression) -> ListMember? {
        guard case .call("isUnique", let arguments) = condition.withoutConversion.kind, let mapped = arguments.first,
            case .macro(.map, let list, let binding, let body) = mapped.withoutConversion.kind,
            case .member(let element, let member) = body.withoutConversion.kind,
            case .name(binding) = element.withoutConversion.kind
        else { return nil }
        return ListMember(list: source(of: list).form, member: member)
    }

    /// The list without its order, and without what leaves some elements out.
    private static func source(of list: TypedExpression) -> TypedExpression {
        switch list.withoutConversion.kind {
        case .macro(.sortBy, let inner, _, _), .macro(.filter, let inner, _, _): source(of: inner)
        default: list.withoutConversion
        }
    }
}
