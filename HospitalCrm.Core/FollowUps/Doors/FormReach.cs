using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>Whether a patient may be written to about his follow-up, and at which number. Reads only.</summary>
public sealed class FormReach(CrmDb db, ConsentBook consents, FormNumbers numbers, SecondFactor factors, ContactCap cap, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    internal async Task<FormAddressee> OfAsync(FollowUpTask task, CancellationToken ct)
    {
        if (await db.Patients.AsNoTracking().SingleOrDefaultAsync(patient => patient.Id == task.PatientId, ct) is not { DeceasedOn: null } patient)
        {
            return new(FormHindrance.Deceased);
        }

        var answer = await consents.MayContactAsync(task.PatientId, ConsentChannel.Sms, ConsentPurpose.Service, ct);
        if (!answer.May)
        {
            return new(answer.Reason == ContactReason.Deceased ? FormHindrance.Deceased : FormHindrance.Refused);
        }

        var needsConsent = parameters.Get(FormParameters.AsksConsent) && !await HasConsentedAsync(task.PatientId, ct);
        var isChild = patient.BirthOn is { } born && born.AddYears(ConsentBook.OwnVoiceAt) > clock.Today();
        var to = await numbers.OfAsync(task.PatientId, isChild, ct);
        FormHindrance? hindrance = needsConsent && isChild ? FormHindrance.GuardianNotAsked
            : to is null ? FormHindrance.NoNumber
            : await cap.IsReachedAsync(task.PersonId, ct) ? FormHindrance.ContactCap
            : null;
        return new(hindrance) { NeedsConsent = needsConsent, To = to, Factor = factors.Of(patient), Patient = patient.Name };
    }

    private async Task<bool> HasConsentedAsync(Id<Patient> patient, CancellationToken ct) =>
        (await consents.CurrentAsync(patient, ct)).GetValueOrDefault((ConsentChannel.Sms, ConsentPurpose.Service))?.State == ConsentState.Given;
}

internal sealed record FormAddressee(FormHindrance? Hindrance)
{
    public bool NeedsConsent { get; init; }

    /// <summary>In clear.</summary>
    public string? To { get; init; }

    public FormFactor? Factor { get; init; }

    public string Patient { get; init; } = "";
}
