using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Requests;

/// <summary>One request with its answer. What was asked and answered is for those to whom the archive is open.</summary>
public sealed class ReadDataRequest(CrmDb db, PatientSight sight, Vault vault, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.ViewRequests;

    public async Task<DataRequestDetail> HandleAsync(Id<DataRequest> id, CancellationToken ct = default)
    {
        var request = await db.DataRequests.AsNoTracking().SingleOrDefaultAsync(request => request.Id == id, ct) ?? throw new RuleViolation("Patients.RequestMissing");

        // A granted deletion may have taken the archive out of sight; its request is the proof that stays.
        var isGone = !await db.Patients.AnyAsync(patient => patient.Id == request.PatientId, ct);
        if (!isGone)
        {
            await sight.DemandAsync(request.PatientId, ct);
        }

        var names = await sight.SeesNamesAsync();
        var numbers = new[] { request.ReceivedBy, request.AnsweredBy }.OfType<string>().ToList();
        var staff = await db.Staff.IgnoreQueryFilters().Where(known => numbers.Contains(known.StaffNo)).ToDictionaryAsync(known => known.StaffNo, known => known.Name, ct);
        return new()
        {
            Id = request.Id,
            Version = request.Version,
            PatientId = isGone ? null : request.PatientId,
            Patient = isGone ? null : await sight.NameAsync(request.PatientId, ct),
            Kind = request.Kind,
            State = request.State,
            Asker = request.Asker,
            AskerName = request.AskerName is { } name && !names ? NameMask.Cover(name) : request.AskerName,
            AskerRelation = request.AskerRelation,
            Identity = request.Identity,
            IdentityNote = vault.Open(DataRequest.IdentityNotePurpose, request.IdentityNote),
            Text = vault.Open(DataRequest.TextPurpose, request.Text),
            ReceivedAt = request.ReceivedAt,
            ReceivedBy = staff.GetValueOrDefault(request.ReceivedBy) ?? request.ReceivedBy,
            DueOn = request.DueOn,
            IsOverdue = request.IsOverdue(clock.Today()),
            Answer = vault.Open(DataRequest.AnswerPurpose, request.Answer),
            AnsweredBy = request.AnsweredBy is { } by ? staff.GetValueOrDefault(by) ?? by : null,
            AnsweredAt = request.AnsweredAt,
            Outcome = [.. (request.Outcome ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)],
        };
    }
}

public sealed record DataRequestDetail
{
    public required Id<DataRequest> Id { get; init; }

    public required int Version { get; init; }

    /// <summary>Null once the archive is erased.</summary>
    public required Id<Patient>? PatientId { get; init; }

    public required string? Patient { get; init; }

    public required DataRequestKind Kind { get; init; }

    public required DataRequestState State { get; init; }

    public required RequestAsker Asker { get; init; }

    public required string? AskerName { get; init; }

    public required string? AskerRelation { get; init; }

    public required IdentityCheck Identity { get; init; }

    public required string? IdentityNote { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string ReceivedBy { get; init; }

    public required DateOnly DueOn { get; init; }

    public required bool IsOverdue { get; init; }

    public required string? Answer { get; init; }

    public required string? AnsweredBy { get; init; }

    public required DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Codes of what was erased (<c>-</c>) and what is kept (<c>+</c>).</summary>
    public required IReadOnlyList<string> Outcome { get; init; }
}
