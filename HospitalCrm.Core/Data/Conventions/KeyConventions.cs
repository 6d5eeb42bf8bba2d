using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data.Conventions;

/// <summary>How each kind of value lies in the database, declared once for all rooms.</summary>
internal static class KeyConventions
{
    public static void Apply(ModelConfigurationBuilder model, bool sqlite)
    {
        foreach (var entity in typeof(CrmDb).Assembly.GetTypes().Where(IsEntity))
        {
            model.Properties(typeof(Id<>).MakeGenericType(entity))
                .HaveConversion((sqlite ? typeof(IdBytes<>) : typeof(IdGuid<>)).MakeGenericType(entity));
        }

        if (sqlite)
        {
            model.Properties<Guid>().HaveConversion<GuidBytes>();
            model.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
            model.Properties<decimal>().HaveConversion<Thousandths>();
        }
        else
        {
            model.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
        }

        model.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        model.Properties<Sealed>().HaveConversion<SealedBytes, SealedComparer>();
        model.Properties<decimal>().HavePrecision(12, 2);
    }

    private static bool IsEntity(Type type) => !type.IsAbstract && !type.IsGenericTypeDefinition && IsOwnEntity(type, type.BaseType);

    /// <summary>Its own <c>Entity&lt;T&gt;</c>, with or without something in common in between.</summary>
    private static bool IsOwnEntity(Type type, Type? parent) =>
        parent is not null
        && ((parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(Entity<>) && parent.GenericTypeArguments[0] == type) || IsOwnEntity(type, parent.BaseType));
}
