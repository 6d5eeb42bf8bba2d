using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps;

/// <summary>手工加入: somebody is to be asked without a plan, for a reason that stands in the queue's why.</summary>
public sealed class AddFollowUp(CrmDb db, FollowUpEntry entry, CurrentActor actor, IValidator<AddFollowUpForm> validator) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.Add;

    public async Task<Id<FollowUpTask>> HandleAsync(AddFollowUpForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var task = await entry.MakeAsync(form, FollowUpOrigin.ByHand, ct);
        var stay = await db.Encounters.AsNoTracking().Where(visit => visit.PatientId == task.PatientId && visit.Kind == EncounterKind.Inpatient && visit.EndedOn != null)
            .OrderByDescending(visit => visit.EndedOn).Select(visit => new { visit.DepartmentCode, visit.WardCode }).FirstOrDefaultAsync(ct);
        var (department, isClinical) = await OwnDepartmentAsync(ct);
        entry.Keep(task, form, (isClinical ? department : null) ?? stay?.DepartmentCode ?? department ?? "", stay?.WardCode);
        await db.SaveChangesAsync(ct);
        return task.Id;
    }

    /// <summary>Of a clinical department's own staff it is the department's; of others the patient's last ward's, and theirs when there is none: whoever put it in sees it.</summary>
    private async Task<(string? Code, bool IsClinical)> OwnDepartmentAsync(CancellationToken ct)
    {
        var staffNo = actor.Value.StaffNo;
        var own = await db.Staff.Where(staff => staff.StaffNo == staffNo)
            .Select(staff => new { staff.DepartmentCode, IsClinical = db.Departments.Any(department => department.Code == staff.DepartmentCode && department.Kind == Settings.DepartmentKind.Clinical) })
            .SingleOrDefaultAsync(ct);
        return (own?.DepartmentCode, own?.IsClinical == true);
    }
}

public sealed class AddFollowUpForm
{
    public Guid? Patient { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>Null: today.</summary>
    public DateOnly? On { get; set; }

    public string? Questionnaire { get; set; }

    public FollowUpImportance Importance { get; set; } = FollowUpImportance.Important;

    public FollowUpCaller Caller { get; set; } = FollowUpCaller.CallCentre;
}

public sealed class AddFollowUpFormValidator : AbstractValidator<AddFollowUpForm>
{
    private const int LongestReason = 200;

    public AddFollowUpFormValidator(TimeProvider clock)
    {
        RuleFor(form => form.Patient).NotNull().WithErrorCode("FollowUps.PatientRequired");
        RuleFor(form => form.Reason).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("FollowUps.ReasonRequired");
        RuleFor(form => form.Reason).Must(typed => (typed ?? "").Trim().Length <= LongestReason).WithErrorCode("FollowUps.ReasonTooLong");
        RuleFor(form => form.On).Must(day => day is null || day >= clock.Today()).WithErrorCode("FollowUps.DayInPast");
        RuleFor(form => form.On).Must(day => day is null || day <= clock.Today().AddDays(FollowUpForm.FarthestDays)).WithErrorCode("FollowUps.DayTooFar").WithState(_ => new object?[] { FollowUpForm.FarthestDays });
    }
}
