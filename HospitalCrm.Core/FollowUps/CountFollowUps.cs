using HospitalCrm.Core.Data;
using HospitalCrm.Core.FollowUps.Alerts;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps;

/// <summary>What the prompt at sign-in and the bell say: how many are due within the actor's scope, how many of them too late, and which alerts are open.</summary>
public sealed class CountFollowUps(CrmDb db, FollowUpSight sight, Grants grants, ParameterValues parameters, CurrentActor actor, TimeProvider clock) : IUseCase
{
    // A bell that says 999+ says enough.
    private const int Most = 1_000;

    public static Permission Requires => SecurityPermissions.Use;

    public async Task<FollowUpCounts> HandleAsync(CancellationToken ct = default)
    {
        var (due, overdue, alerts, forsaken) = (0, 0, 0, 0);
        var (leads, oldest) = (false, default(DateOnly?));
        if (await grants.HasAsync(actor.Value, FollowUpPermissions.View))
        {
            var queue = await sight.QueueAsync();
            var last = clock.Today().AddDays(-parameters.Get(FollowUpParameters.OverdueDays));
            due = await queue.Take(Most).CountAsync(ct);
            overdue = await queue.Where(task => task.DueOn < last).Take(Most).CountAsync(ct);
            leads = await grants.HasAsync(actor.Value, FollowUpPermissions.Assign);
            oldest = leads && overdue > 0 ? await queue.Where(task => task.DueOn < last).MinAsync(task => (DateOnly?)task.DueOn, ct) : null;
            forsaken = (await sight.ReachAsync(FollowUpPermissions.View)).IsAll ? await CountForsakenAsync(ct) : 0;
        }

        if (await grants.ReachAsync(actor.Value, AlertPermissions.View) is { } reach)
        {
            var open = db.ClinicalAlerts.Where(alert => alert.State != AlertState.Handled);
            alerts = await (reach switch
            {
                { IsAll: true } => open,
                { Scope: DataScope.Department, DepartmentCode: { } department } => open.Where(alert => alert.DepartmentCode == department),
                { Scope: DataScope.Ward, WardCode: { } ward } => open.Where(alert => alert.WardCode == ward),
                { Scope: DataScope.Own, StaffNo: var own } => open.Where(alert => alert.DoctorNo == own),
                _ => open.Where(alert => false),
            }).Take(Most).CountAsync(ct);
        }

        return new(due, overdue, alerts) { Forsaken = forsaken, LeadsWard = leads, LongestLate = oldest is { } day ? clock.Today().DayNumber - day.DayNumber : 0 };
    }

    /// <summary>As long as somebody who may call sees all, nothing waits for nobody.</summary>
    private async Task<int> CountForsakenAsync(CancellationToken ct) => await FollowUpHands.Of(db).AnyAsync(hand => hand.Scope == DataScope.All, ct)
        ? 0
        : await db.FollowUpTasks.Where(task => task.QueueRank != null).Where(FollowUpHands.NobodyFor(db)).Take(Most).CountAsync(ct);
}

/// <param name="Alerts">Not handled yet.</param>
public sealed record FollowUpCounts(int Due, int Overdue, int Alerts)
{
    /// <summary>Due, and nobody who works here sees them and may call; told to whoever sees all.</summary>
    public int Forsaken { get; init; }

    /// <summary>Answers for others' follow-ups too: what is late is his business.</summary>
    public bool LeadsWard { get; init; }

    /// <summary>Days the longest waiting one is past its day; 0 unless the reader leads a ward and something is overdue.</summary>
    public int LongestLate { get; init; }
}
