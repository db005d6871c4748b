import Domain

/// The ports that use cases and pages read and write through, one value a port. Whoever assembles the program chooses what lies behind each.
package final class Repositories: Sendable {
  package let items: any Items
  package let search: any Search
  package let snapshots: any SnapshotReads
  package let initiatives: any Initiatives
  package let ledgers: any Ledgers
  package let collections: any Collections
  package let statistics: any Statistics
  package let hotline: any Hotline
  package let directory: any Directory
  package let accounts: any Accounts
  package let uploads: any Uploads
  package let outbox: any Outbox
  package let changeFeed: any ChangeFeed
  package let timers: any Timers

  package init(
    items: any Items, search: any Search, snapshots: any SnapshotReads, initiatives: any Initiatives, ledgers: any Ledgers,
    collections: any Collections, statistics: any Statistics, hotline: any Hotline, directory: any Directory, accounts: any Accounts,
    uploads: any Uploads, outbox: any Outbox, changeFeed: any ChangeFeed, timers: any Timers
  ) {
    self.items = items
    self.search = search
    self.snapshots = snapshots
    self.initiatives = initiatives
    self.ledgers = ledgers
    self.collections = collections
    self.statistics = statistics
    self.hotline = hotline
    self.directory = directory
    self.accounts = accounts
    self.uploads = uploads
    self.outbox = outbox
    self.changeFeed = changeFeed
    self.timers = timers
  }
}
