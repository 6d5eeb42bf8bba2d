using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.Missed;

/// <summary>The missed calls of the actor's ring group, the longest waiting first.</summary>
public sealed class ReadMissedCalls(CrmDb db, MissedCallDesk desk, MissedCallReading reading, Vault vault) : IUseCase
{
    private const int Most = 100;
    private const int MostTimes = 5;

    public static Permission Requires => CallPermissions.Answer;

    public async Task<IReadOnlyList<MissedCallLine>> HandleAsync(CancellationToken ct = default)
    {
        var open = await (await desk.OpenAsync(ct)).AsNoTracking().OrderBy(missed => missed.FirstAt).Take(Most).ToListAsync(ct);
        var ids = open.Select(missed => (Id<MissedCall>?)missed.Id).ToList();
        var rings = (await db.MissedRings.AsNoTracking().Where(ring => ids.Contains(ring.MissedCallId)).OrderByDescending(ring => ring.At).ToListAsync(ct)).ToLookup(ring => ring.MissedCallId, ring => ring.At);
        var names = await reading.NamesAsync([.. open.Select(missed => missed.PatientId).OfType<Id<Patient>>()], ct);
        var holders = open.Select(missed => missed.LeaseBy).OfType<string>().ToList();
        var staff = await db.Staff.AsNoTracking().Where(staff => holders.Contains(staff.StaffNo)).ToDictionaryAsync(staff => staff.StaffNo, staff => staff.Name, ct);
        var now = desk.Now;
        return
        [
            .. open.Select(missed =>
            {
                var number = vault.Open(MissedCall.NumberPurpose, missed.Number);
                var isMine = missed.IsHeldBy(desk.StaffNo, now);
                var holder = missed.LeaseUntil > now ? missed.LeaseBy : null;
                return new MissedCallLine
                {
                    Id = missed.Id,
                    Number = isMine ? number : PhoneNumbers.Normalise(number, reading.Numbering).Mask(),
                    NumberKind = missed.NumberKind,
                    PatientId = missed.PatientId is { } patient && names.ContainsKey(patient) ? patient : null,
                    Patient = missed.PatientId is { } known ? names.GetValueOrDefault(known) : null,
                    Extension = missed.Extension,
                    Count = missed.Count,
                    FirstAt = missed.FirstAt,
                    LastAt = missed.LastAt,
                    Times = [.. rings[missed.Id].Take(MostTimes)],
                    Tries = missed.Tries,
                    TriedAt = missed.TriedAt,
                    IsMine = isMine,
                    HeldBy = isMine || holder is null ? null : staff.GetValueOrDefault(holder, holder),
                };
            }),
        ];
    }
}

/// <summary>A missed call as the desk shows it.</summary>
public sealed record MissedCallLine
{
    public required Id<MissedCall> Id { get; init; }

    /// <summary>In full for whoever took it.</summary>
    public required string Number { get; init; }

    public required PhoneKind NumberKind { get; init; }

    public required Id<Patient>? PatientId { get; init; }

    public required string? Patient { get; init; }

    public required string? Extension { get; init; }

    public required int Count { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    /// <summary>The latest few, the newest first.</summary>
    public required IReadOnlyList<DateTimeOffset> Times { get; init; }

    public required int Tries { get; init; }

    public required DateTimeOffset? TriedAt { get; init; }

    public required bool IsMine { get; init; }

    /// <summary>The name of a colleague who is at it.</summary>
    public required string? HeldBy { get; init; }
}
