using FluentValidation;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Praise;

/// <summary>登记表扬与建议: passed on by the same save. Saved again by the same form it adds nothing.</summary>
public sealed class RegisterCommendation(
    CrmDb db, CommendationNotices notices, PatientSight patients, CallAccess calls, HospitalProfile hospital, Vault vault, IValidator<CommendationForm> validator, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int ShortestTelling = 2;

    public static Permission Requires => PraisePermissions.Register;

    public async Task<Id<Commendation>> HandleAsync(CommendationForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var one = await MakeAsync(form, ct);
        await db.InTransactionAsync(
            async () =>
            {
                if (await KnownAsync(form.RequestKey, ct) is { } saved)
                {
                    one = saved;
                    return;
                }

                db.Commendations.Add(one);
                await notices.PassOnAsync(one, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return one.Id;
    }

    private async Task<Commendation> MakeAsync(CommendationForm form, CancellationToken ct)
    {
        var call = form.Call is { } rung ? (await calls.OwnAsync(new(rung), ct)).Id : default(Id<CallSession>?);
        var patient = form.Patient is { } key ? new Id<Patient>(key) : default(Id<Patient>?);
        if (patient is { } archive && await patients.AdmissionAsync(archive, ct) is null)
        {
            throw new RuleViolation("Patients.Missing");
        }

        var (name, phone) = (form.GiverName.Trim(), hospital.Subscriber(form.GiverPhone));
        DemandSilent(form, name, phone);
        var (department, subject) = await TargetAsync(form, ct);
        var receivedAt = form.ReceivedOn is { } day && day < clock.Today() ? HospitalZone.StartOf(day) : clock.GetUtcNow();
        return new Commendation(form.Kind, form.Source, receivedAt, actor.Value.StaffNo, form.RequestKey, vault.Seal(Commendation.WordsPurpose, form.Text.Trim()))
            .From(patient, call, vault.SealOptional(Commendation.GiverNamePurpose, name), vault.SealOptional(Commendation.GiverPhonePurpose, phone), form.Wish)
            .About(department, subject);
    }

    /// <summary>Who does not want to be named is not named in the words either.</summary>
    private static void DemandSilent(CommendationForm form, string name, string? phone)
    {
        var secrets = new[] { name.Length >= ShortestTelling ? name : null, phone }.OfType<string>();
        if (form.Wish != GiverWish.Named && ComplaintExposure.Tells(form.Text, secrets))
        {
            throw new RuleViolation("Complaints.PraiseExposes");
        }
    }

    private async Task<(string? Department, string? Subject)> TargetAsync(CommendationForm form, CancellationToken ct)
    {
        var department = string.IsNullOrEmpty(form.Department) ? null : form.Department;
        if (department is not null && !await db.Departments.AnyAsync(known => known.Code == department, ct))
        {
            throw new RuleViolation("Complaints.UnknownDepartment");
        }

        if (string.IsNullOrEmpty(form.Staff))
        {
            return (department, null);
        }

        var subject = await db.Staff.Where(staff => staff.StaffNo == form.Staff && staff.LeftAt == null).Select(staff => new { staff.DepartmentCode }).SingleOrDefaultAsync(ct)
            ?? throw new RuleViolation("Complaints.UnknownStaff");
        return (department ?? subject.DepartmentCode, form.Staff);
    }

    private Task<Commendation?> KnownAsync(Guid requestKey, CancellationToken ct) =>
        db.Commendations.AsNoTracking().SingleOrDefaultAsync(known => known.RequestKey == requestKey && known.RegisteredBy == actor.Value.StaffNo, ct);
}
