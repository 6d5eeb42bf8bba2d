using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>Steps whose plan sends the form first: when their day has come the link goes out; where it cannot, somebody rings as ever.</summary>
public sealed class SendDueForms(CrmDb db, FormDesk desk) : IScheduledWork
{
    private const int Few = 100;

    public static string Name => "follow-ups.send-forms";

    public static string DefaultCron => "25 * * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var sent = 0;
        var due = await db.FollowUpTasks.Where(task => task.StartsByForm != null && task.State == FollowUpState.Due).OrderBy(task => task.Id).Take(Few).Select(task => task.Id).ToListAsync(ct);
        foreach (var id in due)
        {
            await db.InTransactionAsync(
                async () =>
                {
                    if (await db.FollowUpTasks.SingleOrDefaultAsync(task => task.Id == id, ct) is { StartsByForm: not null, State: FollowUpState.Due } task)
                    {
                        sent += await desk.TrySendAsync(task, ct) ? 1 : 0;
                        task.DropForm();
                        await db.SaveChangesAsync(ct);
                    }
                },
                ct);
            db.ChangeTracker.Clear();
        }

        return sent;
    }
}
