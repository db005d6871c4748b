/// One item of any kind: its fields, its state, the moves that the user may make, and its history.
package struct ItemPage: Sendable {
  /// A field and its value. Most values are only words.
  package struct Fact: Sendable {
    package var term: String
    package var words: String
    package var links: [Link]
    package var limit: LimitPart?
    /// How the limit is counted: 2个工作日，次日起算，跳过11月23日至24日.
    package var counted: String
    /// The address at which a masked value is shown in full after a reason is given.
    package var reveal: String?

    package init(
      term: String, words: String = "", links: [Link] = [], limit: LimitPart? = nil, counted: String = "", reveal: String? = nil
    ) {
      self.term = term
      self.words = words
      self.links = links
      self.limit = limit
      self.counted = counted
      self.reveal = reveal
    }
  }

  /// A link in a fact, with secondary text behind it.
  package struct Link: Sendable {
    package var word: String
    package var address: String
    /// 214 KB, 牵头
    package var tail: String

    package init(word: String, address: String, tail: String = "") {
      self.word = word
      self.address = address
      self.tail = tail
    }
  }

  /// A related item: a share, a part or a linked entry.
  package struct Related: Sendable {
    package var party: String
    package var title: String
    package var address: String
    package var limit: LimitPart?
    package var state: StatePart
    package var isLate: Bool

    package init(party: String = "", title: String, address: String, limit: LimitPart? = nil, state: StatePart, isLate: Bool = false) {
      self.party = party
      self.title = title
      self.address = address
      self.limit = limit
      self.state = state
      self.isLate = isLate
    }
  }

  /// A table of related items.
  package struct Table: Sendable {
    /// `shares`, `parts`, `links`: the element's id.
    package var id: String
    /// 份额, 分项, 关联事项
    package var title: String
    /// 1/3办结
    package var tail: String
    package var rows: [Related]
    package var add: LinkPart?

    package init(id: String, title: String, tail: String = "", rows: [Related], add: LinkPart? = nil) {
      self.id = id
      self.title = title
      self.tail = tail
      self.rows = rows
      self.add = add
    }
  }

  /// An expected move that cannot be made, and the reason.
  package struct Blocked: Sendable {
    package var label: String
    package var why: String

    package init(label: String, why: String) {
      self.label = label
      self.why = why
    }
  }

  package var frame: FramePart
  /// Includes links to the previous and next item, and the state.
  package var head: HeadPart
  /// The refusal of the last move, with links to its fields.
  package var refusal: NotePart?
  /// 条目, 任务, 工单: the prefix of 内容.
  package var kind: String
  package var edit: String?
  package var facts: [Fact]
  package var tables: [Table]
  /// The person who has to act: 轮到您核验, 在李静
  package var nextActor: String
  package var diagram: DiagramPart
  package var moves: [MovePart]
  package var blocked: [Blocked]
  package var stream: StreamPart
  package var streamCount: Int
  package var filter: FilterPart
  package var pages: PagesPart?
  /// Nil if the user may only read.
  package var note: NoteForm?

  package init(
    frame: FramePart, head: HeadPart, refusal: NotePart? = nil, kind: String, edit: String? = nil, facts: [Fact], tables: [Table] = [],
    nextActor: String = "", diagram: DiagramPart, moves: [MovePart] = [], blocked: [Blocked] = [], stream: StreamPart, streamCount: Int,
    filter: FilterPart, pages: PagesPart? = nil, note: NoteForm? = nil
  ) {
    self.frame = frame
    self.head = head
    self.refusal = refusal
    self.kind = kind
    self.edit = edit
    self.facts = facts
    self.tables = tables
    self.nextActor = nextActor
    self.diagram = diagram
    self.moves = moves
    self.blocked = blocked
    self.stream = stream
    self.streamCount = streamCount
    self.filter = filter
    self.pages = pages
    self.note = note
  }

  /// The form for comments and files, which change no state.
  package struct NoteForm: Sendable {
    package var action: String
    package var csrf: String
    package var key: String
    package var words: FieldPart
    package var files: FieldPart
    package var isOpen: Bool

    package init(action: String, csrf: String, key: String, words: FieldPart, files: FieldPart, isOpen: Bool = false) {
      self.action = action
      self.csrf = csrf
      self.key = key
      self.words = words
      self.files = files
      self.isOpen = isOpen
    }
  }

  package var hasActs: Bool { !moves.isEmpty || !blocked.isEmpty }
}
