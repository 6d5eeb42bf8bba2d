using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Lectures;

/// <summary>讲座报名 by somebody of the staff.</summary>
public sealed class JoinLecture(CrmDb db, LectureSeats seats, PatientSight sight, CurrentActor actor) : IUseCase
{
    public static Permission Requires => EducationPermissions.SignUp;

    public async Task HandleAsync(Id<Lecture> id, Id<Patient> patient, CancellationToken ct = default)
    {
        await sight.DemandAsync(patient, ct);
        await db.InTransactionAsync(
            async () =>
            {
                var lecture = await db.Lectures.SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Education.Missing");
                if (await db.Patients.AnyAsync(known => known.Id == patient && known.DeceasedOn != null, ct))
                {
                    throw new RuleViolation("Education.Deceased");
                }

                if (!await seats.JoinAsync(lecture, patient, SignUpDoor.Staff, actor.Value.StaffNo, ct))
                {
                    throw new RuleViolation("Education.SignedUpAlready");
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
    }
}
