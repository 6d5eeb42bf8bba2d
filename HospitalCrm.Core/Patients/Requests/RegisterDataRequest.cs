using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Calendar;

namespace HospitalCrm.Core.Patients.Requests;

/// <summary>Takes a request down. The clock runs from now, in workdays of the hospital's calendar.</summary>
public sealed class RegisterDataRequest(
    CrmDb db, PatientSight sight, Vault vault, WorkCalendar calendar, ParameterValues parameters, IValidator<DataRequestForm> validator, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.RegisterRequest;

    public async Task<Id<DataRequest>> HandleAsync(DataRequestForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        await sight.DemandAsync(new(form.PatientId), ct);
        var due = await calendar.AddWorkdaysAsync(clock.Today(), parameters.Get(RequestParameters.Days), ct);
        var request = new DataRequest(new(form.PatientId), form.Kind, clock.GetUtcNow(), due, actor.Value.StaffNo);
        var isOther = form.Asker != RequestAsker.Patient;
        request.AskedBy(form.Asker, isOther ? PersonNames.Fold(form.AskerName) : null, isOther ? form.AskerRelation : null);
        request.Word(vault.Seal(DataRequest.TextPurpose, PersonText.Clean(form.Text)));
        request.Identify(form.Identity, vault.SealOptional(DataRequest.IdentityNotePurpose, PersonText.Clean(form.IdentityNote)));
        db.DataRequests.Add(request);
        await db.SaveChangesAsync(ct);
        return request.Id;
    }
}
