import DesignModel
import Testing

@Suite("Requirements, roles and settings")
struct SettingTests {
    @Test func requirements() {
        expect(
            """
            # Desk

            ## Requirements

            | REQ ID | Requirement | Acceptance |
            |---|---|---|
            | REQ-001 | The system shall open. | Scenario: Opens; Closes |
            | REQ-001 | The system shall close. | – |
            | | The system shall stay. | |

            ## Component: Desk (REQ-001, REQ-02)
            """,
            finds: [
                "acceptance-syntax 7 Closes", "duplicate-name 8 REQ-001", "empty-cell 9 ",
                "unknown-requirement 11 REQ-02",
            ]
        )
    }

    @Test func roles() {
        expect(
            """
            # Desk

            ## Roles

            | Role | Description |
            |---|---|
            | agent | |
            | agent | |
            | anyone | |
            | two words | |
            """,
            finds: ["duplicate-name 8 agent", "reserved-name 9 anyone", "bad-name 10 two words"]
        )
    }

    @Test func authentication() {
        let fixture = Fixture(
            desk + """
                ## Authentication

                | Setting | Value |
                |---|---|
                | Scheme | bearer JWT |
                | Algorithm | HS256 |
                | Key | `JWT_SECRET` |
                | Subject | `Customer` by `email` for customer; none for agent |
                | Roles | claim `roles` |
                | Lifetime | 90m |

                ## Configuration

                | Variable | Type | Default | Description |
                |---|---|---|---|
                | `JWT_SECRET` | secret text(32..) | required | |
                """
        )
        #expect(fixture.found == [])
        let found = fixture.design.authentication
        #expect(found?.scheme?.value == .bearerJWT)
        #expect(found?.algorithm?.value == .hs256)
        #expect(found?.key?.value == "JWT_SECRET")
        #expect(found?.subjects.map(\.entity.value) == ["Customer"])
        #expect(found?.subjects.first?.roles.map(\.value) == ["customer"])
        #expect(found?.roles?.value == .claim("roles"))
        #expect(found?.lifetime?.value == 5400)
    }

    @Test func faultyAuthentication() {
        expect(
            desk + """
                ## Authentication

                | Setting | Value |
                |---|---|
                | Scheme | basic |
                | Algorithm | HS257 |
                | Key | `JWT_SECRET` |
                | Subject | `Customer` by `name` for customer; `Agnt` by `id` for agnt |
                | Roles | somewhere |
                | Lifetime | soon |
                | Lifetme | 1h |
                """,
            finds: [
                "setting-syntax 33 basic", "setting-syntax 34 HS257", "unknown-variable 35 JWT_SECRET",
                "subject-not-unique 36 name", "unknown-entity 36 Agnt", "unknown-role 36 agnt",
                "setting-syntax 37 somewhere", "setting-syntax 38 soon", "unknown-setting 39 Lifetme",
            ]
        )
    }

    @Test func faultyKeys() {
        expect(
            desk + """
                ## Authentication

                | Setting | Value |
                |---|---|
                | Scheme | bearer JWT; API key |
                | Algorithm | RS256 with `JWKS`; or HS256 |
                | API key | header `X-API-Key` for agent |

                ## Conventions

                | Convention | Value |
                |---|---|
                | Paging | by guess |
                | Unknown fields | maybe |
                """,
            finds: [
                "setting-syntax 33 API key", "unknown-variable 34 JWKS", "setting-syntax 34 or HS256",
                "setting-syntax 35 header `X-API-Key` for agent", "setting-syntax 41 by guess",
                "setting-syntax 42 maybe",
            ]
        )
    }

    @Test func otherPaging() {
        let design = Fixture(
            """
            # Desk

            ## Conventions

            | Convention | Value |
            |---|---|
            | Paging | page by `page` from 1 and `per_page` |
            | Unknown fields | ignored |
            | Numbers in strings | accepted |
            """
        ).design
        #expect(design.conventions.paging?.value == .page(number: "page", from: 1, size: "per_page"))
        #expect(design.conventions.ignoresUnknownFields?.value == true)
        #expect(design.conventions.acceptsNumbersInStrings?.value == true)
        #expect(design.beyondToday.count == 3)
    }

    @Test func limitsAndConventions() {
        let fixture = Fixture(
            """
            # Desk

            ## Limits

            | Limit | Value |
            |---|---|
            | Body | 64 KiB |
            | Page | 50, at most 200 |
            | Rate per caller | 600 per minute |

            ## Conventions

            | Convention | Value |
            |---|---|
            | Base path | `/api/v1` |
            | Paging | cursor |
            """
        )
        #expect(fixture.found == [])
        #expect(fixture.design.limits.body?.value == 65_536)
        #expect(fixture.design.limits.page?.value == .init(standard: 50, most: 200))
        #expect(fixture.design.limits.rate?.value == .init(requests: 600, seconds: 60))
        #expect(fixture.design.conventions.basePath?.value == "/api/v1")
    }

    @Test func faultyLimits() {
        expect(
            """
            # Desk

            ## Limits

            | Limit | Value |
            |---|---|
            | Body | 64 elephants |
            | Page | 200, at most 50 |
            | Page | 50, at most 200 |
            | Rate per caller | many |
            """,
            finds: [
                "setting-syntax 7 64 elephants", "setting-syntax 8 200, at most 50", "duplicate-name 9 Page",
                "setting-syntax 10 many",
            ]
        )
    }

    @Test func configuration() {
        let fixture = Fixture(
            """
            # Desk

            ## Configuration

            | Variable | Type | Default | Description |
            |---|---|---|---|
            | `PORT` | integer(1..65535) | `8080` | |
            | `LEVEL` | one of `low`, `high` | `mid` | |
            | `port` | integer(1..9) | none | |
            | `KEY` | secret text(8..) | required | |
            | `KEY` | text | | |
            """
        )
        #expect(fixture.found == ["default-does-not-fit 8 `mid`", "bad-name 9 port", "duplicate-name 11 KEY"])
        #expect(fixture.design.configuration.map(\.need.value).first == .standard("8080"))
        #expect(fixture.design.configuration.last?.type.value == .secret(.text(.init(least: 8))))
    }
}
