using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Operations;

/// <summary>立即运行: starts one scheduled work now. All of them may run at any time (<see cref="IScheduledWork"/>).</summary>
public sealed class RunWork(CrmDb db, IWorkTimetable timetable, TimeProvider clock) : IUseCase
{
    public static Permission Requires => OperationsPermissions.RunWork;

    public async Task HandleAsync(string work, CancellationToken ct = default)
    {
        if ((await timetable.ReadAsync(ct)).All(known => known.Name != work))
        {
            throw new RuleViolation("Operations.UnknownWork", work);
        }

        db.Audit(new AuditDraft(AuditAct.Maintained, nameof(WorkRun), work, clock.GetUtcNow()) { Purpose = "started by hand" });
        await db.SaveChangesAsync(ct);
        await timetable.StartAsync(work, ct);
    }
}
