using System.Collections.Concurrent;
using System.Globalization;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Web.Texts;

namespace HospitalCrm.Web.Exports;

/// <summary>Makes one export for a page, beside its circuit: buttons go on working, so that it can be given up.</summary>
public sealed class ExportWork(UseCaseRunner run, ExportDesk desk, Wording words, TimeProvider clock)
{
    public async Task<ExportResult> MakeAsync(Actor actor, ListDefinition list, ExportOrder order, Action<int, int> progress, CancellationToken ct)
    {
        ExportSlot? slot = null;
        try
        {
            slot = desk.Begin(actor);
            if (slot is null)
            {
                return Refused("Lists.ExportBusy");
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, slot.Stopped);
            var target = new ExportTarget(slot.Stream, progress);
            var outcome = await Task.Run(() => list.ExportAsync(run, actor, order, WordsOf(list), target, either.Token), either.Token);
            if (outcome.Problem is { } problem)
            {
                return new(problem, null, 0);
            }

            var url = desk.Finish(slot, new(list.Name, FileName(list), list.Permissions.Export!, target.Export, order.Approved));
            return new(null, url, outcome.Value);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Given up, the session ended under it, or the disk is full.
            return Refused(failure is OperationCanceledException || slot is { Stopped.IsCancellationRequested: true } ? "Lists.ExportCancelled" : "Lists.ExportDiskFull");
        }
        finally
        {
            if (slot is { File: null })
            {
                desk.Drop(slot);
            }
        }
    }

    private static ExportResult Refused(string code) => new(new(ProblemKind.Refused, code), null, 0);

    /// <summary>A sheet says some words two hundred thousand times.</summary>
    private SheetWords WordsOf(ListDefinition list)
    {
        var said = new ConcurrentDictionary<object, string>();
        return new(
            words.Title(list.RowType, list.Name),
            column => words.Column(list.RowType, list.Name, column),
            value => value is Enum or bool or Core.Patients.Identity.Age ? said.GetOrAdd(value, known => words.Value(known)) : words.Value(value),
            mark => words["ExportMark", mark.Name, mark.StaffNo, mark.At, mark.Rows.ToString(CultureInfo.InvariantCulture), mark.Reason]);
    }

    private string FileName(ListDefinition list) =>
        $"{words.Title(list.RowType, list.Name)}-{HospitalZone.Local(clock.GetUtcNow()).ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture)}.xlsx";
}

/// <param name="Url">Where the browser fetches it, when there is no problem.</param>
public sealed record ExportResult(Problem? Problem, string? Url, int Rows);
