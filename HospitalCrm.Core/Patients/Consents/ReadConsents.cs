using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Consents;

/// <summary>How a person stands to being contacted, channel by channel, and the ledger behind it.</summary>
public sealed class ReadConsents(CrmDb db, ConsentBook book, PatientSight sight, Vault vault) : IUseCase
{
    public static Permission Requires => PatientPermissions.View;

    public async Task<ConsentSheet> HandleAsync(Id<Patient> patient, CancellationToken ct = default)
    {
        await sight.DemandAsync(patient, ct);
        var standing = await book.StandingAsync(patient, ct);
        var ledger = await book.LedgerAsync(patient, ct);
        var current = ledger.GroupBy(entry => (entry.Channel, entry.Purpose)).ToDictionary(cell => cell.Key, cell => cell.First());
        var names = await sight.SeesNamesAsync();
        var numbers = ledger.Select(entry => entry.By).Distinct().ToList();
        var staff = await db.Staff.IgnoreQueryFilters().Where(known => numbers.Contains(known.StaffNo)).ToDictionaryAsync(known => known.StaffNo, known => known.Name, ct);
        var cells =
            from purpose in Enum.GetValues<ConsentPurpose>()
            from channel in Enum.GetValues<ConsentChannel>()
            let last = current.GetValueOrDefault((channel, purpose))
            select new ConsentCell(channel, purpose, last?.State, last?.At, ConsentBook.Judge(standing, last, purpose, current.GetValueOrDefault((channel, ConsentPurpose.Service))));
        return new(standing.IsChild, standing.IsDeceased, [.. cells], [.. ledger.Select(entry => Line(entry, staff, names))]);
    }

    private ConsentLine Line(ConsentEntry entry, Dictionary<string, string> staff, bool names) => new()
    {
        Id = entry.Id,
        At = entry.At,
        Channel = entry.Channel,
        Purpose = entry.Purpose,
        State = entry.State,
        Door = entry.Door,
        By = staff.GetValueOrDefault(entry.By) ?? entry.By,
        Proof = vault.Open(ConsentEntry.ProofPurpose, entry.Proof),
        CallId = entry.CallId,
        Guardian = entry.GuardianName is { } guardian && !names ? NameMask.Cover(guardian) : entry.GuardianName,
        GuardianRelation = entry.GuardianRelation,
    };
}

/// <param name="IsChild">Under 14: the guardian speaks.</param>
public sealed record ConsentSheet(bool IsChild, bool IsDeceased, IReadOnlyList<ConsentCell> Cells, IReadOnlyList<ConsentLine> Ledger);

/// <param name="State">Null: nobody asked.</param>
public sealed record ConsentCell(ConsentChannel Channel, ConsentPurpose Purpose, ConsentState? State, DateTimeOffset? At, ContactAnswer Answer);

public sealed record ConsentLine
{
    public required Id<ConsentEntry> Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ConsentChannel Channel { get; init; }

    public required ConsentPurpose Purpose { get; init; }

    public required ConsentState State { get; init; }

    public required ConsentDoor Door { get; init; }

    public required string By { get; init; }

    public required string? Proof { get; init; }

    public required Guid? CallId { get; init; }

    public required string? Guardian { get; init; }

    public required string? GuardianRelation { get; init; }
}
