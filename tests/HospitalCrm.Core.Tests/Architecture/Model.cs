using HospitalCrm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Architecture;

/// <summary>The two models, without a database.</summary>
internal static class Model
{
    public static IReadOnlyList<Type> MappedTypes { get; } = Mapped();

    public static SqliteCrmDb Sqlite() => new(new DbContextOptionsBuilder<SqliteCrmDb>().UseSqlite("Data Source=:memory:").Options, null!);

    public static PostgresCrmDb Postgres() => new(new DbContextOptionsBuilder<PostgresCrmDb>().UseNpgsql("Host=none").Options, null!);

    private static List<Type> Mapped()
    {
        using var db = Sqlite();
        return [.. db.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(type => type.Assembly == typeof(CrmDb).Assembly)];
    }
}
