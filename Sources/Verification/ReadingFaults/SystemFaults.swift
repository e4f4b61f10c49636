/// What can be wrong with workers and with the systems that the service calls.
let systemFaults: [ReadingFault] = [
    ReadingFault(
        "worker-syntax",
        "A cell of the worker table is not written as its column is.",
        why: "It is open when the worker runs, or what becomes of work that fails.",
        bad: "| Book shipment | when paid | on demand | try again |",
        good:
            "| Book shipment | on `Order.paid` | on demand | retry 5 times, exponential 1s to 5m; then dead-letter and alert |"
    ),
    ReadingFault(
        "worker-input",
        "Nothing gives a worker one of its inputs: what starts it gives other values.",
        why: "The worker could not be started.",
        bad:
            "| Worker | Trigger |\n|---|---|\n| Daily turnover | schedule |\n\n| Input | Type |\n|---|---|\n| order | Order |",
        good:
            "| Worker | Trigger |\n|---|---|\n| Daily turnover | schedule |\n\n| Input | Type |\n|---|---|\n| day | date |"
    ),
    ReadingFault(
        "missing-heading",
        "A worker stands in the table and has no heading of its own with its steps.",
        why: "It would do nothing.",
        bad: "| Book shipment | on `Order.paid` | on demand |",
        good: "| Book shipment | on `Order.paid` | on demand |\n\n#### Worker: Book shipment"
    ),
    ReadingFault(
        "operation-syntax",
        "A cell of an integration's operation is not written as its column is.",
        why: "It is open what the other system is told, or how its answer is read.",
        bad: "| charge | POST to charges with the amount | 201 |",
        good: "| charge | `POST /charges {amount: decimal(12,2)}` | `201 {id: text(1..80)}` |"
    ),
]
