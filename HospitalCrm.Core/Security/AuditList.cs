using System.Linq.Expressions;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Lists.Exports;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>审计记录: who did or saw what, newest first, over millions of entries; each filter has its index. Looking at it is itself recorded.</summary>
public static class AuditList
{
    public static readonly ListDefinition<AuditRow> Definition = Make("audit", entries => entries);

    /// <summary>一份档案的访问者: everything about one human being, over all his records.</summary>
    public static ListDefinition<AuditRow> OfArchive(Guid key) => Make("audit-archive", entries => entries, key);

    private static ListDefinition<AuditRow> Make(string name, Func<IQueryable<AuditEntry>, IQueryable<AuditEntry>> narrow, Guid? archive = null) => new(name)
    {
        Source = db => Rows(db, narrow(archive is { } key ? Among(db, About(db, key.ToString()).Select(entry => entry.Seq)) : db.AuditEntries)),
        Key = ListKey<AuditRow>.By(row => row.Seq),
        SortedBy = "At",
        SortedDescending = true,
        Columns =
        [
            new("At", row => row.At) { Width = "140px", SortKey = (Expression<Func<AuditRow, DateTimeOffset>>)(row => row.At) },
            new("Actor", row => row.ActorName is { } known ? $"{known} {row.ActorNo}" : row.ActorNo) { Width = "150px" },
            new("Act", row => row.Act) { Width = "110px" },
            new("Entity", row => row.Entity) { Width = "140px" },
            new("EntityKey", row => row.EntityKey),
            new("Purpose", row => row.Purpose),
            new("Seq", row => row.Seq) { Width = "90px" },
        ],
        Filters = archive is null ? [.. Common, .. Places] : Common,
        Permissions = new(SecurityPermissions.ViewAudit),
        OpenUrl = row => $"/audit/{row.Seq}",
        ShowsPatients = true,
    };

    private static IReadOnlyList<ListFilter<AuditRow>> Common =>
    [
        new("at", FilterKind.DateRange, (typed, _) =>
        {
            var (from, to) = DayRange.Parse(typed);
            return row => row.At >= from && row.At < to;
        }) { IsPublic = true },
        new("actorNo", FilterKind.Text, (typed, _) => row => row.ActorNo == typed && row.ActorKind != ActorKind.ConnectedSystem) { IsPublic = true, IsCode = true },
        new("act", FilterKind.Choice, (typed, _) => Enum.TryParse<AuditAct>(typed, out var act) ? row => row.Act == act : row => false)
        {
            Choices = Enum.GetNames<AuditAct>(),
            IsPublic = true,
        },
    ];

    private static IReadOnlyList<ListFilter<AuditRow>> Places =>
    [
        new("archive", FilterKind.Text, (typed, tools) =>
        {
            var entries = About(tools.Db, typed).Select(entry => entry.Seq);
            return row => entries.Contains(row.Seq);
        }),
        new("system", FilterKind.Text, (typed, _) => row => row.ActorNo == typed && row.ActorKind == ActorKind.ConnectedSystem) { IsPublic = true, IsCode = true },
        new(
            "refused",
            FilterKind.Choice,
            // Spelt out: these three, in this order, are the condition of an index, which SQLite takes when a time is asked for as well.
            (_, _) => row => (row.Act == AuditAct.Refused || row.Act == AuditAct.SignInFailed || row.Act == AuditAct.LockedOut) && row.At > DateTimeOffset.UnixEpoch)
        { Choices = ["only"], IsPublic = true },
    ];

    private static IQueryable<AuditRow> Rows(CrmDb db, IQueryable<AuditEntry> entries) =>
        from entry in entries.IgnoreQueryFilters()
        select new AuditRow
        {
            Seq = entry.Seq,
            At = entry.At,
            ActorKind = entry.ActorKind,
            ActorNo = entry.ActorNo,
            ActorName = db.Staff.Where(staff => staff.StaffNo == entry.ActorNo).Select(staff => staff.Name).FirstOrDefault(),
            Act = entry.Act,
            Entity = entry.Entity,
            EntityKey = entry.EntityKey,
            PatientId = entry.PatientId,
            CallId = entry.CallId,
            Purpose = entry.Purpose,
        };

    /// <summary>Entries of all records of the human being, and of the exports they went out with.</summary>
    private static IQueryable<AuditEntry> About(CrmDb db, string archive)
    {
        var keys = Archives(db, archive);
        var exports = ExportedArchives.Entries(db, keys.ConvertAll(key => key!.Value));
        return db.AuditEntries.Where(entry => keys.Contains(entry.PatientId) || exports.Contains(entry.Seq));
    }

    // By sequence number: otherwise the whole trail is walked in the order of time to find the few entries of one archive.
    private static IQueryable<AuditEntry> Among(CrmDb db, IQueryable<long> entries) => db.AuditEntries.Where(entry => entries.Contains(entry.Seq));

    /// <summary>An archive's key, 病案号 or 就诊卡号 → all records of that human being. Found first: a list of keys has a better plan than a join.</summary>
    private static List<Guid?> Archives(CrmDb db, string typed)
    {
        var patients = db.Patients.IgnoreQueryFilters().AsNoTracking();
        var meant = Guid.TryParse(typed, out var key)
            ? patients.Where(patient => patient.Id == new Id<Patients.Patient>(key))
            : patients.Where(patient => patient.MedicalRecordNo == typed || patient.CardNo == typed);
        var records = patients.Where(patient => meant.Select(found => found.PersonId).Contains(patient.PersonId)).Select(patient => patient.Id).Take(200).ToList();
        return records.Count == 0 && key != Guid.Empty ? [key] : records.ConvertAll(id => (Guid?)id.Value);
    }
}
