using HospitalCrm.Core.Analytics.Boards;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Analytics.Home;

/// <summary>Of what waits, what the actor may do and see, with how many; nothing that is at nought. Each is the total of the list behind it for him.</summary>
public sealed class ReadHomeTasks(ListReader reader, Grants grants, CurrentActor actor, ParameterValues parameters, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public async Task<IReadOnlyList<WaitingTask>> HandleAsync(CancellationToken ct = default)
    {
        var day = BoardFigures.DayOf(clock, parameters);
        var waiting = new List<WaitingTask>();
        foreach (var (figure, right) in HomeTasks.All)
        {
            // One who has the list to himself by two rights is told once.
            if (waiting.Exists(known => known.Href == figure.Href(day)) || !await grants.HasAsync(actor.Value, right) || !await grants.HasAsync(actor.Value, figure.List.Permissions.View))
            {
                continue;
            }

            if (await figure.List.FigureAsync(reader, actor.Value, new() { Filters = figure.Question(day) }, ct) is > 0 and var count)
            {
                waiting.Add(new(figure, count, figure.Href(day)));
            }
        }

        return waiting;
    }
}

/// <param name="Href">The list that holds them, and no others.</param>
public sealed record WaitingTask(BoardFigure Figure, long Count, string Href);
