using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RolesAndRights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Encounters_PatientId_StartedOn",
                table: "Encounters");

            migrationBuilder.AddColumn<string>(
                name: "WardCode",
                table: "Staff",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RightsChangedAt",
                table: "Roles",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RestrictedAs",
                table: "Patients",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RestrictedAt",
                table: "Patients",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RestrictedBy",
                table: "Patients",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RestrictionReason",
                table: "Patients",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Scope",
                table: "Grants",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "All");

            migrationBuilder.AddColumn<string>(
                name: "DoctorNo",
                table: "Encounters",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WardCode",
                table: "Encounters",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccessStamps",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Rights = table.Column<long>(type: "bigint", nullable: false),
                    Sessions = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessStamps", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EmergencyAccesses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffNo = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    JudgedBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    JudgedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Remark = table.Column<byte[]>(type: "bytea", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmergencyAccesses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EmergencyAccesses_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RightsReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SignedBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Remark = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    People = table.Column<int>(type: "integer", nullable: false),
                    Findings = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RightsReviews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RoleOffers",
                columns: table => new
                {
                    RoleCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Permission = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleOffers", x => new { x.RoleCode, x.Permission });
                });

            migrationBuilder.InsertData(
                table: "AccessStamps",
                columns: new[] { "Id", "Rights", "Sessions" },
                values: new object[] { 1, 0L, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_Encounters_PatientId_StartedOn_DepartmentCode_WardCode_Doct~",
                table: "Encounters",
                columns: new[] { "PatientId", "StartedOn", "DepartmentCode", "WardCode", "DoctorNo" });

            migrationBuilder.CreateIndex(
                name: "IX_EmergencyAccesses_At",
                table: "EmergencyAccesses",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_EmergencyAccesses_PatientId",
                table: "EmergencyAccesses",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_EmergencyAccesses_StaffNo_PersonId_Until",
                table: "EmergencyAccesses",
                columns: new[] { "StaffNo", "PersonId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_RightsReviews_At",
                table: "RightsReviews",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessStamps");

            migrationBuilder.DropTable(
                name: "EmergencyAccesses");

            migrationBuilder.DropTable(
                name: "RightsReviews");

            migrationBuilder.DropTable(
                name: "RoleOffers");

            migrationBuilder.DropIndex(
                name: "IX_Encounters_PatientId_StartedOn_DepartmentCode_WardCode_Doct~",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "WardCode",
                table: "Staff");

            migrationBuilder.DropColumn(
                name: "RightsChangedAt",
                table: "Roles");

            migrationBuilder.DropColumn(
                name: "RestrictedAs",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "RestrictedAt",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "RestrictedBy",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "RestrictionReason",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "Scope",
                table: "Grants");

            migrationBuilder.DropColumn(
                name: "DoctorNo",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "WardCode",
                table: "Encounters");

            migrationBuilder.CreateIndex(
                name: "IX_Encounters_PatientId_StartedOn",
                table: "Encounters",
                columns: new[] { "PatientId", "StartedOn" });
        }
    }
}
