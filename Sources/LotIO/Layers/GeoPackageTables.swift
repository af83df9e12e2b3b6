/// The tables that every GeoPackage has (OGC 12-128r19, annex C), and the reference systems written into it.
extension GeoPackageWriter {
    static let tables = """
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY NOT NULL, \
        organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, \
        identifier TEXT UNIQUE, description TEXT DEFAULT '', \
        last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), \
        min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, \
        CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, \
        geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, \
        CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), \
        CONSTRAINT uk_gc_table_name UNIQUE (table_name), \
        CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), \
        CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        """

    struct System {
        let id: Int
        let name: String
        let organisation: String
        let definition: String
    }

    /// The two undefined systems and EPSG:4326 are asked for by the standard; EPSG:27700 is the National Grid, in the words of
    /// well-known text (OGC 01-009).
    static let systems = [
        System(id: -1, name: "Undefined Cartesian SRS", organisation: "NONE", definition: "undefined"),
        System(id: 0, name: "Undefined geographic SRS", organisation: "NONE", definition: "undefined"),
        System(
            id: 4326, name: "WGS 84", organisation: "EPSG",
            definition: """
                GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
                AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
                UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],\
                AUTHORITY["EPSG","4326"]]
                """),
        System(
            id: 27700, name: "OSGB36 / British National Grid", organisation: "EPSG",
            definition: """
                PROJCS["OSGB36 / British National Grid",GEOGCS["OSGB36",DATUM["Ordnance_Survey_of_Great_Britain_1936",\
                SPHEROID["Airy 1830",6377563.396,299.3249646,AUTHORITY["EPSG","7001"]],AUTHORITY["EPSG","6277"]],\
                PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],\
                AUTHORITY["EPSG","4277"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",49],\
                PARAMETER["central_meridian",-2],PARAMETER["scale_factor",0.9996012717],PARAMETER["false_easting",400000],\
                PARAMETER["false_northing",-100000],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Easting",EAST],\
                AXIS["Northing",NORTH],AUTHORITY["EPSG","27700"]]
                """),
    ]
}
