using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Desk;

/// <summary>
/// The doors of a card with their counts, and what to say next. Read by the agent's own rights once the card is on the screen; of a person
/// whose archive is closed to him, or outside his scope, nothing.
/// </summary>
public sealed class ReadCardBrief(CallAccess access, PatientSight sight, ArchiveRecords records, CardMask mask, CardDoors doors, CardLines lines) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public async Task<CardBrief> HandleAsync(Id<CallSession> id, CancellationToken ct = default)
    {
        var call = await access.OwnAsync(id, ct);
        if (call.PatientId is not { } patient || await sight.AdmissionAsync(patient, ct) is not { IsOpen: true } admission)
        {
            return CardBrief.Nothing;
        }

        var about = new CardSubject(patient, await records.OfAsync(patient, ct), mask.HidesClinical(call)) { NumberIndex = call.NumberIndex, IsVip = admission.Restriction == Restriction.Vip };
        return new(await doors.ReadAsync(about, ct), await lines.ReadAsync(about, ct));
    }
}

/// <summary>Whom a card is about.</summary>
/// <param name="Records">All records of the person.</param>
/// <param name="HidesClinical">See <see cref="CardMask.HidesClinical"/>.</param>
public sealed record CardSubject(Id<Patient> Patient, IReadOnlyList<Id<Patient>?> Records, bool HidesClinical)
{
    public byte[]? NumberIndex { get; init; }

    public bool IsVip { get; init; }
}
