using System.Text.Json;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Sheets;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Lists.Exports;

/// <summary>
/// 导出: the list's own columns, filters, order, row scope and masks, streamed into a workbook. The rows are picked by key first, so that
/// their number is known, allowed and on record before the first of them is written. Reached through <see cref="UseCaseRunner.ExportAsync"/>.
/// </summary>
public sealed class ListExport(ListTools tools, ListReader reader, ExportRequests requests, ExportGuard guard, AuditLog audit, ParameterValues parameters)
{
    private const int Chunk = 1_000;

    /// <returns>How many rows were written.</returns>
    public async Task<int> WriteAsync<TRow>(Actor actor, ListDefinition<TRow> list, ExportOrder order, SheetWords words, ExportTarget target, CancellationToken ct)
        where TRow : class
    {
        var approved = order.Approved is { } id ? await requests.UsableAsync(id, list.Name, actor, ct) : null;
        var wanted = approved?.Order ?? order with { Reason = ExportGuard.Reason(order.Reason) };
        await guard.CheckAsync(actor, list);
        var columns = Chosen(list, wanted.Columns);
        var picking = await PickAsync(actor, list, wanted, ct);
        var picked = picking.Picked;
        if (approved is null)
        {
            await guard.CheckSizeAsync(actor, picked.Count, ct);
        }
        else if (picked.Count > approved.Request.Rows + Math.Max(20, approved.Request.Rows / 20))
        {
            // A second person agreed to so many people, not to whoever has come since.
            throw new RuleViolation("Lists.ExportGrown", approved.Request.Rows, picked.Count);
        }

        var at = tools.Clock.GetUtcNow();
        await RecordAsync(actor, list.Name, AuditAct.Exported, wanted, target.Export, picked.Count, ct);
        try
        {
            var patients = new List<Guid>(list.PatientOf is null ? 0 : picked.Count);
            var written = await SheetAsync(new(actor.Name, actor.StaffNo, at, picked.Count, wanted.Reason), actor, list, columns, words, picking, patients, target, ct);

            // Before the file can be fetched.
            tools.Db.ExportedArchives.AddRange(ExportedArchives.Of(target.Export, list.Name, patients));
            await tools.Db.SaveChangesAsync(ct);
            return written;
        }
        catch (Exception stopped)
        {
            // Given up, taken away, no room left: whoever reads the audit sees that no file came of it.
            await RecordAsync(actor, list.Name, AuditAct.ExportStopped, wanted, target.Export, picked.Count, CancellationToken.None);
            if (stopped is IOException full && ExportGuard.IsDiskFull(full))
            {
                throw new RuleViolation("Lists.ExportDiskFull");
            }

            throw;
        }
    }

    /// <summary>Asks a second person for an export that is too large to be had alone.</summary>
    public async Task<Id<ExportRequest>> AskAsync<TRow>(Actor actor, ListDefinition<TRow> list, ExportOrder order, CancellationToken ct)
        where TRow : class
    {
        var wanted = order with { Reason = ExportGuard.Reason(order.Reason), Approved = null };
        await guard.CheckAsync(actor, list);
        _ = Chosen(list, wanted.Columns);
        var rows = (await PickAsync(actor, list, wanted, ct)).Picked.Count;
        await guard.CheckWorthAskingAsync(actor, rows, ct);
        return await requests.AskAsync(actor, list.Name, wanted, rows, ct);
    }

    private static IReadOnlyList<ListColumn<TRow>> Chosen<TRow>(ListDefinition<TRow> list, IReadOnlyList<string> names)
        where TRow : class =>
        names.Count == 0 ? [.. list.Columns.Where(column => !column.IsExtra)] : [.. names.Select(name => list.Column(name) ?? throw new RuleViolation("Lists.UnknownColumn", name))];

    private async Task<Picking<TRow>> PickAsync<TRow>(Actor actor, ListDefinition<TRow> list, ExportOrder order, CancellationToken ct)
        where TRow : class
    {
        var cap = parameters.Get(ListParameters.ExportCap);
        await tools.Db.ReadAtLengthAsync(ct);
        var picking = order.Reach == ExportReach.All
            ? await reader.PickAllAsync(actor, list, order.Query, cap + 1, ct)
            : await reader.PickPageAsync(actor, list, order.Query, ct);
        return picking.Picked.Count <= cap ? picking : throw new RuleViolation("Lists.ExportTooLarge", cap);
    }

    /// <summary>While one chunk is written the next is read.</summary>
    private async Task<int> SheetAsync<TRow>(
        ExportMark mark, Actor actor, ListDefinition<TRow> list, IReadOnlyList<ListColumn<TRow>> columns, SheetWords words, Picking<TRow> picking, List<Guid> patients, ExportTarget target, CancellationToken ct)
        where TRow : class
    {
        var (picked, source, sight) = picking;
        using var sheet = new SheetWriter(target.Stream, words.Title, [.. columns.Select(column => SheetWidth.Of(column.Width))]);
        sheet.NextRow();
        for (var i = 0; i < columns.Count; i++)
        {
            sheet.Text(i, words.Heading(columns[i].Name), SheetStyle.Heading);
        }

        var written = 0;
        var next = ReadAsync(0);
        try
        {
            for (var from = 0; from < picked.Count; from += Chunk)
            {
                var rows = await next;
                await guard.CheckAsync(actor, list);
                if ((await reader.SightAsync(actor, list)).IsLessThan(sight))
                {
                    throw new RuleViolation("Lists.ExportNarrowed");
                }

                next = ReadAsync(from + Chunk);
                rows.ForEach(row => Write(sheet, row.Cells, words));
                patients.AddRange(rows.Select(row => row.Patient).OfType<Guid>());
                written += rows.Count;
                target.Progress(Math.Min(from + Chunk, picked.Count), picked.Count);
            }
        }
        finally
        {
            // The context must not be put away under a read that is still on its way.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var sentence = words.Mark(mark with { Rows = written });
        sheet.SkipRow();
        sheet.NextRow();
        sheet.Text(0, sentence, SheetStyle.Mark);
        sheet.Finish(written + 1, sentence);
        return written;

        Task<List<(object?[] Cells, Guid? Patient)>> ReadAsync(int from) => Task.Run(
            async () =>
            {
                ct.ThrowIfCancellationRequested();
                var rows = from < picked.Count ? await picked.ReadAsync(source, from, Chunk, ct) : [];
                await (list.Prepare?.Invoke(tools, rows, ct) ?? Task.CompletedTask);
                return rows.ConvertAll(row => (columns.Select(column => column.Read(row, tools)).ToArray(), list.PatientOf?.Invoke(row)));
            },
            ct);
    }

    private static void Write(SheetWriter sheet, object?[] cells, SheetWords words)
    {
        sheet.NextRow();
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] is { } value && !sheet.TryTyped(i, value))
            {
                sheet.Text(i, words.Value(value));
            }
        }
    }

    /// <summary>What cannot be put on record does not happen.</summary>
    private async Task RecordAsync(Actor actor, string list, AuditAct act, ExportOrder order, Guid export, int rows, CancellationToken ct)
    {
        try
        {
            await audit.AppendAsync(
                new AuditDraft(act, list, export.ToString(), tools.Clock.GetUtcNow())
                {
                    Purpose = ExportGuard.Size(order, rows),
                    Detail = JsonSerializer.Serialize(new { reason = order.Reason, filters = order.Query.Filters, columns = order.Columns, request = order.Approved?.ToString() }),
                }.By(actor),
                ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new RuleViolation("Lists.ExportNotRecorded");
        }
    }
}
