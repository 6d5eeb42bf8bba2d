using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Analytics.Boards;

/// <summary>Counts one figure of the boards within what its reader may see of the list behind it; null when he may not open that list.</summary>
public sealed class ReadBoardFigure(ListReader reader, Grants grants, CurrentActor actor, ParameterValues parameters, TimeProvider clock) : IUseCase
{
    public static Permission Requires => AnalyticsPermissions.ViewBoards;

    public async Task<long?> HandleAsync(string name, CancellationToken ct = default)
    {
        var figure = BoardFigures.Find(name) ?? throw new RuleViolation("Analytics.UnknownFigure", name);
        return await grants.HasAsync(actor.Value, figure.List.Permissions.View)
            ? await figure.List.FigureAsync(reader, actor.Value, new() { Filters = figure.Question(BoardFigures.DayOf(clock, parameters)) }, ct)
            : null;
    }
}
