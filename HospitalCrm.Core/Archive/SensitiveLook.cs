using System.Text.Json;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Archive;

/// <summary>Somebody says why he looks at something sensitive or takes something away: it is on record before anything is shown. The reason is sealed.</summary>
public sealed class SensitiveLook(AuditLog audit, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    private const int ShortestReason = 2;
    private const int LongestReason = 200;

    /// <summary>The reason as it is kept.</summary>
    /// <exception cref="RuleViolation">There is none, or a novel.</exception>
    public static string Demand(string reason)
    {
        var given = PersonText.Clean(reason);
        return given.Length is < ShortestReason or > LongestReason ? throw new RuleViolation("Patients.ReasonNeeded", ShortestReason, LongestReason) : given;
    }

    /// <param name="purpose">What of the archive; no personal data.</param>
    public Task RecordAsync(AuditAct act, Id<Patient> patient, string purpose, string reason, CancellationToken ct) => audit.AppendAsync(
        new AuditDraft(act, nameof(Patient), patient.ToString(), clock.GetUtcNow())
        {
            PatientId = patient.Value,
            Purpose = purpose,
            Detail = JsonSerializer.Serialize(new Dictionary<string, string> { ["reason"] = reason }),
        }.By(actor.Value),
        ct);
}
