/// Late items and the parties that have to act, by item, group and agency, and the assessment statistics.
package struct SupervisionPage: Sendable {
  package var frame: FramePart
  /// Includes the buttons to print, to export and to write the bulletin.
  package var head: HeadPart
  package var filter: FilterPart
  package var late: [Late]
  package var bulk: PicksPart?
  package var csrf: String
  /// `逾期最久的6件，共9件`; `allLate` links to the others.
  package var shown: String?
  package var allLate: LinkPart?
  package var empty: EmptyPart?
  package var groups: LoadPart?
  package var agencies: LoadPart?
  package var period: String?
  package var figures: [Figure]

  package init(
    frame: FramePart, head: HeadPart, filter: FilterPart, late: [Late], bulk: PicksPart? = nil, csrf: String, shown: String? = nil,
    allLate: LinkPart? = nil, empty: EmptyPart? = nil, groups: LoadPart? = nil, agencies: LoadPart? = nil, period: String? = nil,
    figures: [Figure]
  ) {
    self.frame = frame
    self.head = head
    self.filter = filter
    self.late = late
    self.bulk = bulk
    self.csrf = csrf
    self.shown = shown
    self.allLate = allLate
    self.empty = empty
    self.groups = groups
    self.agencies = agencies
    self.period = period
    self.figures = figures
  }
}

extension SupervisionPage {
  /// A late item and the party that has to act on it.
  package struct Late: Sendable {
    package var tick: String
    package var title: String
    package var address: String
    package var holder: String
    package var person: String?
    package var limit: LimitPart
    package var light: LightPart
    /// 首次, 本月第2次.
    package var before: String
    package var lastStep: String
    package var escalation: Escalation?
    /// The supervision notices that were sent about it.
    package var notices: [LinkPart]

    package init(
      tick: String, title: String, address: String, holder: String, person: String? = nil, limit: LimitPart, light: LightPart,
      before: String, lastStep: String, escalation: Escalation? = nil, notices: [LinkPart] = []
    ) {
      self.tick = tick
      self.title = title
      self.address = address
      self.holder = holder
      self.person = person
      self.limit = limit
      self.light = light
      self.before = before
      self.lastStep = lastStep
      self.escalation = escalation
      self.notices = notices
    }
  }

  /// The button that escalates: 催办, or 督办 if that was not enough.
  package struct Escalation: Sendable {
    package var action: String
    package var version: Int
    package var key: String
    package var move: String
    package var label: String

    package init(action: String, version: Int, key: String, move: String, label: String) {
      self.action = action
      self.version = version
      self.key = key
      self.move = move
      self.label = label
    }
  }

  /// A statistic with its numerator and denominator.
  package struct Figure: Sendable {
    package var name: String
    package var rule: String
    package var part: Int
    package var partAddress: String
    package var all: Int
    package var allAddress: String
    /// `94.9%`
    package var value: String
    /// The width of the bar in percent: `94.9`.
    package var width: String
    package var excluded: String
    package var change: String

    package init(
      name: String, rule: String, part: Int, partAddress: String, all: Int, allAddress: String, value: String, width: String,
      excluded: String, change: String
    ) {
      self.name = name
      self.rule = rule
      self.part = part
      self.partAddress = partAddress
      self.all = all
      self.allAddress = allAddress
      self.value = value
      self.width = width
      self.excluded = excluded
      self.change = change
    }
  }
}
