using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Lectures;

/// <summary>取消报名: the seat is free again.</summary>
public sealed class LeaveLecture(CrmDb db, PatientSight sight, TimeProvider clock) : IUseCase
{
    public static Permission Requires => EducationPermissions.SignUp;

    public async Task HandleAsync(Id<LectureSignUp> id, CancellationToken ct = default)
    {
        var known = await db.LectureSignUps.SingleOrDefaultAsync(one => one.Id == id, ct) ?? throw new RuleViolation("Education.Missing");
        await sight.DemandAsync(known.PatientId, ct);
        known.Withdraw(clock.GetUtcNow());
        (await db.Lectures.SingleAsync(lecture => lecture.Id == known.LectureId, ct)).FreeSeat();
        await db.SaveChangesAsync(ct);
    }
}
