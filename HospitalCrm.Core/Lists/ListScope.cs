using System.Linq.Expressions;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Lists;

/// <summary>From a reader's scope to the rows it leaves.</summary>
/// <param name="isWhole">All of them are going to be walked (a total, an export) and not only the first few: another question is faster then.</param>
public delegate Task<Expression<Func<TRow, bool>>> ListScope<TRow>(Reach reach, ListTools tools, bool isWhole, CancellationToken ct);
