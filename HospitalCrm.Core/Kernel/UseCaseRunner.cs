using System.Data.Common;
using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Kernel;

/// <summary>
/// The one door. Checks the session and the use case's permission, opens a scope (hence a fresh <see cref="CrmDb"/>), names the
/// actor, and turns refusals into an <see cref="Outcome{T}"/>. Anything else that is thrown is a bug and passes through.
/// </summary>
public sealed class UseCaseRunner(IServiceScopeFactory scopes, Grants grants, Sessions sessions, AuditLog audit, TimeProvider clock)
{
    /// <summary>SQL's own word for a unique index that refused.</summary>
    private const string TakenAlready = "23505";

    public async Task<Outcome<TResult>> RunAsync<TUseCase, TResult>(Actor actor, Func<TUseCase, Task<TResult>> call)
        where TUseCase : class, IUseCase =>
        await EnterAsync(actor, typeof(TUseCase).Name, TUseCase.Requires, async services => await call(services.GetRequiredService<TUseCase>()));

    public async Task<Outcome<bool>> RunAsync<TUseCase>(Actor actor, Func<TUseCase, Task> call)
        where TUseCase : class, IUseCase =>
        await EnterAsync(actor, typeof(TUseCase).Name, TUseCase.Requires, async services =>
        {
            await call(services.GetRequiredService<TUseCase>());
            return true;
        });

    /// <summary>The only second entrance: one page of a list, with permission, row scope, masks and access log.</summary>
    public Task<Outcome<ListRows<TRow>>> ReadAsync<TRow>(Actor actor, ListDefinition<TRow> list, ListQuery query, CancellationToken ct = default)
        where TRow : class =>
        EnterAsync(actor, list.Name, list.Permissions.View, services => services.GetRequiredService<ListReader>().ReadAsync(actor, list, query, ct));

    /// <summary>How many rows the query has in all; asked after the rows are on the screen.</summary>
    public Task<Outcome<long>> CountAsync<TRow>(Actor actor, ListDefinition<TRow> list, ListQuery query, CancellationToken ct = default)
        where TRow : class =>
        EnterAsync(actor, list.Name, list.Permissions.View, services => services.GetRequiredService<ListReader>().CountAsync(actor, list, query, ct));

    /// <summary>The same list as a workbook: same permission to look, and one to export. Gives how many rows were written.</summary>
    public Task<Outcome<int>> ExportAsync<TRow>(Actor actor, ListDefinition<TRow> list, ExportOrder order, SheetWords words, ExportTarget target, CancellationToken ct = default)
        where TRow : class =>
        EnterAsync(actor, list.Name, list.Permissions.View, services => services.GetRequiredService<ListExport>().WriteAsync(actor, list, order, words, target, ct));

    /// <summary>Asks a second person for an export of many rows.</summary>
    public Task<Outcome<Id<ExportRequest>>> AskExportAsync<TRow>(Actor actor, ListDefinition<TRow> list, ExportOrder order, CancellationToken ct = default)
        where TRow : class =>
        EnterAsync(actor, list.Name, list.Permissions.View, services => services.GetRequiredService<ListExport>().AskAsync(actor, list, order, ct));

    public ValueTask<bool> MayAsync(Actor actor, Permission permission) => grants.HasAsync(actor, permission);

    private async Task<Outcome<TResult>> EnterAsync<TResult>(Actor actor, string what, Permission permission, Func<IServiceProvider, Task<TResult>> call)
    {
        if (actor.Kind == ActorKind.Staff && !await sessions.IsAliveAsync(actor.SessionId))
        {
            return new(default, new(ProblemKind.SessionEnded, "Security.SessionEnded"));
        }

        if (!await grants.HasAsync(actor, permission))
        {
            // Nobody is no one to hold to account: a page drawn before anybody signed in (the rehearsal at start) leaves no trace.
            if (actor.Kind != ActorKind.Nobody)
            {
                await audit.AppendAsync(new AuditDraft(AuditAct.Refused, what, permission.Code, clock.GetUtcNow()).By(actor), CancellationToken.None);
            }

            return new(default, new(ProblemKind.Forbidden, "Security.Forbidden", permission.Code));
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor;
        try
        {
            return new(await call(scope.ServiceProvider), null);
        }
        catch (RuleViolation refusal)
        {
            return new(default, new(refusal.Code.EndsWith(".Missing", StringComparison.Ordinal) ? ProblemKind.Missing : ProblemKind.Refused, refusal.Code, refusal.Args, []));
        }
        catch (DbUpdateConcurrencyException)
        {
            return new(default, new(ProblemKind.Stale, "Kernel.Stale"));
        }
        catch (DbUpdateException lost) when (lost.InnerException is DbException { SqlState: TakenAlready })
        {
            // PostgreSQL has no write gate: two who found nothing both write, and the unique index lets the first one win.
            return new(default, new(ProblemKind.Stale, "Kernel.Stale"));
        }
        catch (ValidationException invalid)
        {
            return new(default, new(ProblemKind.Invalid, "Kernel.Invalid", [], [.. invalid.Errors.Select(FieldProblems.From)]));
        }
    }
}
